function one(details) { fbq("track", "Lead", details); } // use: meta-pixel event
function two(details) { one(details); }
const three = (details) => two({ ...details, step: 1 }); // use: meta-pixel event
const four = (email) => three({ tag: email }); // use: meta-pixel event
one({ tag: document.getElementById("email").value }); // use: meta-pixel event email
two({ tag: document.getElementById("email").value }); // use: meta-pixel event email
three({ tag: document.getElementById("email").value }); // use: meta-pixel event email
four(document.getElementById("email").value); // use: meta-pixel event email
