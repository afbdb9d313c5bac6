export function record(name, details) {
  fbq("track", name, details); // use: meta-pixel event
}
export const recordLead = (details) => fbq("track", "Lead", details); // use: meta-pixel event
