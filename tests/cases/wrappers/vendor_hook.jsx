import { usePostHog } from "posthog-js/react"; // use: posthog import
export function Visit({ patient }) {
  const posthog = usePostHog();
  posthog?.capture("visit", { tag: patient.email }); // use: posthog event email
  return null;
}
