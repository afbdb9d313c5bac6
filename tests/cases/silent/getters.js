import posthog from "posthog-js"; // use: posthog import
export const flag = posthog.isFeatureEnabled("new-search");
export const session = () => posthog.get_session_id();
export const client = typeof ga === "function" ? ga.getAll() : [];
