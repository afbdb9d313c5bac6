import posthog from "posthog-js"; // use: posthog import
import { PostHog } from "posthog-node"; // use: posthog import
import { AnalyticsBrowser } from "@segment/analytics-next"; // use: segment import
import ReactPixel from "react-facebook-pixel"; // use: meta-pixel import
const email = document.getElementById("email").value;
posthog.identify("a", { email }); // use: posthog identify email
const server = new PostHog("key"); // use: posthog init
server.capture({ distinctId: email, event: "lead" }); // use: posthog event email
const analytics = AnalyticsBrowser.load({ writeKey: "key" }); // use: segment init
analytics.identify("a", { email }); // use: segment identify email
ReactPixel.track("Lead", { email }); // use: meta-pixel event email
