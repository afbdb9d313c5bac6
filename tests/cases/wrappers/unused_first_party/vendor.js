export const record = (details) => fbq("track", "Lead", details); // use: meta-pixel event
