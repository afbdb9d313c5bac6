const email = document.getElementById("email").value;
function send({ tag = email, step } = {}) {
  fbq("track", "Lead", { tag, step }); // use: meta-pixel event email
}
send(); // use: meta-pixel event
const { tag: other = email } = window.settings;
fbq("track", "Lead", { other }); // use: meta-pixel event email
let late;
late ??= email;
fbq("track", "Lead", { late }); // use: meta-pixel event email
