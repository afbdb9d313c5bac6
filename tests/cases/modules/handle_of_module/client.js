import posthog from "posthog-js"; // use: posthog import
posthog.init("key"); // use: posthog init
export const client = posthog;
export default posthog;
