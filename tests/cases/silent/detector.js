export function present() {
  return { meta: typeof window.fbq === "function", tags: Array.isArray(window.dataLayer), hotjar: !!window.hj };
}
if (window.posthog) console.log("posthog is here");
