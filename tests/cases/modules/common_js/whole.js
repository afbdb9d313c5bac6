module.exports = function (details) { fbq("track", "Lead", details); }; // use: meta-pixel event
