const email = document.getElementById("email").value;
function send() {
  fbq.apply(null, arguments); // use: meta-pixel event
}
send("track", "Lead", { email }); // use: meta-pixel event email
function later() {
  const further = Array.prototype.slice.call(arguments, 1);
  fbq.apply(window, further); // use: meta-pixel event
}
later(100, "track", "Lead", { email }); // use: meta-pixel event email
later("track", "Lead", 1); // use: meta-pixel event
function log() {
  console.log.apply(console, arguments);
  fbq("track", "Open"); // use: meta-pixel event
}
log({ email });
function gtag() { dataLayer.push(arguments); }
gtag("event", "lead", { email }); // use: google-analytics-4 event email
