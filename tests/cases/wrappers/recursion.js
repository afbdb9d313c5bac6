function record(details, tries) {
  if (!window.fbq && tries < 5) return setTimeout(() => record(details, tries + 1), 100);
  fbq("track", "Lead", details); // use: meta-pixel event
}
record({ tag: document.getElementById("email").value }, 0); // use: meta-pixel event email
