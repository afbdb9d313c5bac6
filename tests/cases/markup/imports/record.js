export default (details) => fbq("track", "Lead", details); // use: meta-pixel event
