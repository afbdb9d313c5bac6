const email = document.getElementById("email").value;
const vendors = { meta: window.fbq, x: window.twq };
vendors.meta("track", "Lead", { email }); // use: meta-pixel event email
const name = location.hash.slice(1);
vendors[name]("track", "Lead", { email }); // use: meta-pixel event email; x-pixel event email
