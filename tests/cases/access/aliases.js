const email = document.getElementById("email").value;
const pixel = window.fbq;
pixel("track", "Lead", { email }); // use: meta-pixel event email
const { fbq: renamed, twq } = window;
renamed("track", "Lead", { email }); // use: meta-pixel event email
twq("event", "tw-1", { email_address: email }); // use: x-pixel event email
const w = window;
w.fbq("track", "Lead", { email }); // use: meta-pixel event email
const key = "fbq";
window[key]("track", "Lead", { email }); // use: meta-pixel event email
let late;
late = fbq;
late("track", "Lead", { email }); // use: meta-pixel event email
