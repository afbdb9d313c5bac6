const email = document.getElementById("email").value;
fbq("track", "Lead", { email }); // use: meta-pixel event email
window.fbq("track", "Lead", { email }); // use: meta-pixel event email
globalThis.fbq("track", "Lead", { email }); // use: meta-pixel event email
self.fbq("track", "Lead", { email }); // use: meta-pixel event email
window["fbq"]("track", "Lead", { email }); // use: meta-pixel event email
window.window.fbq("track", "Lead", { email }); // use: meta-pixel event email
window.parent.fbq("track", "Lead", { email }); // use: meta-pixel event email
