const Tracker = require("./tracker");
const tracker = new Tracker();
tracker.lead({ tag: document.getElementById("email").value }); // use: meta-pixel event email
tracker.quiet({ tag: document.getElementById("email").value });
