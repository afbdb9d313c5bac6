import posthog from "posthog-js"; // use: posthog import
posthog.opt_out_capturing(); // use: posthog config
posthog.reset(); // use: posthog config
fbq("consent", "revoke"); // use: meta-pixel config
