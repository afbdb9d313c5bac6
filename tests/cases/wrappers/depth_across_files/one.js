export const one = (details) => fbq("track", "Lead", details); // use: meta-pixel event
