const email = document.getElementById("email").value;
function Tracker(tag) { this.tag = tag; }
Tracker.prototype.lead = function (details) { fbq("track", "Lead", details); }; // use: meta-pixel event
Tracker.prototype.mine = function () { fbq("track", "Lead", { tag: this.tag }); }; // use: meta-pixel event
Tracker.prototype.other = function (details) { this.lead(details); };
Tracker.prototype.log = function (details) { console.log(details); };
var tracker = new Tracker("a");
tracker.lead({ tag: email }); // use: meta-pixel event email
tracker.other({ tag: email }); // use: meta-pixel event email
tracker.log({ tag: email });
new Other().lead({ tag: email });
var Visit = function () {};
Visit.prototype = {
  send: function (details) { fbq("track", "Lead", details); }, // use: meta-pixel event
  again: function (details) { this.send(details); },
};
new Visit().again({ tag: email }); // use: meta-pixel event email
function Late() {}
Late.prototype = Object.create(Tracker.prototype);
new Late().lead({ tag: email }); // use: meta-pixel event email
new Late().send({ tag: email });
