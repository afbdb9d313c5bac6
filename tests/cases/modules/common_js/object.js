module.exports = { lead(details) { fbq("track", "Lead", details); }, other: 1 }; // use: meta-pixel event
