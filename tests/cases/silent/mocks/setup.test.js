import posthog from "posthog-js"; // use: posthog import
jest.mock("posthog-js");
window.dataLayer = [];
window.fbq = jest.fn();
global.gtag = vi.fn();
test("sends nothing", () => {
  expect(posthog.capture).not.toHaveBeenCalled();
  expect(window.fbq).toHaveBeenCalledWith("track", "Lead", { email: "a@example.org" });
});
