export const record = (details) => window.fbq("track", "Lead", details); // use: meta-pixel event
