export const send = (details) => fbq("track", "Lead", details); // use: meta-pixel event
export const later = (callback, value) => setTimeout(() => callback({ tag: value }), 100); // use: meta-pixel event
