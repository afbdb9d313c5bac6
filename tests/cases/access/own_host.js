import posthog from "posthog-js"; // use: posthog import
import { PostHog } from "posthog-node"; // use: posthog import
posthog.init(process.env.KEY, { api_host: process.env.HOST || "https://app.posthog.com" }); // use: posthog init
const client = new PostHog(process.env.KEY, { // use: posthog init // expect: PX303
  host: "https://app.posthog.com",
});
report("https://app.posthog.com/capture"); // use: posthog event
