const record = (details) => fbq("track", "Lead", details); // use: meta-pixel event
exports.visit = function (details) { fbq("track", "Visit", details); }; // use: meta-pixel event
module.exports.record = record;
