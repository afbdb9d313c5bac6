const email = document.getElementById("email").value;
function send() {
  fbq.apply(null, arguments); // use: meta-pixel event
}
send("track", "Lead", { email }); // todo: meta-pixel event email
