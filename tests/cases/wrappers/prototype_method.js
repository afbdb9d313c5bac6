function Tracker() {}
Tracker.prototype.lead = function (details) { fbq("track", "Lead", details); }; // use: meta-pixel event
var tracker = new Tracker();
tracker.lead({ tag: document.getElementById("email").value }); // todo: meta-pixel event email
