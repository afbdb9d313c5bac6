import * as fathom from "fathom-client"; // use: fathom import
import Adjust from "@adjustcom/adjust-web-sdk"; // use: adjust import
import branch from "branch-sdk"; // use: branch import
import aa from "search-insights"; // use: algolia import
import { initialize } from "launchdarkly-js-client-sdk"; // use: launchdarkly import
import mParticle from "@mparticle/web-sdk"; // use: mparticle import

fathom.trackEvent("booked"); // use: fathom event
Adjust.trackEvent({ eventToken: "abc", callbackParams: [{ key: "mail", value: user.email }] }); // use: adjust event email
branch.setIdentity(user.email); // use: branch identify email
aa("setUserToken", user.email); // use: algolia identify email
const client = initialize("id", { key: "a", email: user.email }); // use: launchdarkly init email
client.track("booked", { phone: user.phone }); // use: launchdarkly event phone
mParticle.Identity.login({ userIdentities: { email: user.email } }); // use: mparticle identify email
