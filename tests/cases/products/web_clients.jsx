import { asyncWithLDProvider, useFlags, useLDClient } from "launchdarkly-react-client-sdk"; // use: launchdarkly import
import smartlookClient from "smartlook-client"; // use: smartlook import
import { Klaviyo } from "klaviyo-react-native-sdk"; // use: klaviyo import
import statsig from "statsig-js"; // use: statsig import
import { AnalyticsBrowser } from "@customerio/cdp-analytics-browser"; // use: customerio import

const flags = useFlags();
flags.track(user.email);

asyncWithLDProvider({ clientSideID: "a", context: { key: user.id, email: user.email } }); // use: launchdarkly init email user-id
useLDClient().track("booked", { phone: user.phone }); // use: launchdarkly event phone
smartlookClient.identify("a", { email: user.email }); // use: smartlook identify email
Klaviyo.setProfile({ email: user.email }); // use: klaviyo identify email
Klaviyo.createEvent({ name: "booked", properties: { phone: user.phone } }); // use: klaviyo event phone
statsig.updateUser({ userID: "a", email: user.email }); // use: statsig identify email
const analytics = AnalyticsBrowser.load({ writeKey: "a" }); // use: customerio init
analytics.track("booked", { email: user.email }); // use: customerio event email
