export function trackEvent(name, details) {
  return fetch("/api/audit", { method: "POST", body: JSON.stringify({ name, details }) });
}
export const beacon = (details) => navigator.sendBeacon("https://audit.example.org/collect", JSON.stringify(details));
