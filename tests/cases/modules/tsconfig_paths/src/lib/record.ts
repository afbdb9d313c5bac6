export const record = (details: object) => window.fbq("track", "Lead", details); // use: meta-pixel event
