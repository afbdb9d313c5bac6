const tracker = {
  vendor: window.fbq,
  send(details) { this.vendor("track", "Lead", details); }, // use: meta-pixel event
  direct(details) { fbq("track", "Lead", details); }, // use: meta-pixel event
  lead(email) { this.direct({ tag: email }); }, // use: meta-pixel event
};
tracker.direct({ tag: document.getElementById("email").value }); // use: meta-pixel event email
tracker.lead(document.getElementById("email").value); // use: meta-pixel event email
tracker.send({ tag: document.getElementById("email").value }); // use: meta-pixel event email
