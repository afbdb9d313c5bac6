// a local function of the vendor's name hides the vendor's
export function visit(user) {
  const fbq = (...parts) => parts.length;
  fbq("track", "Lead", { email: user.email });
  const posthog = { capture() {} };
  posthog.capture("visit", { email: user.email });
}
