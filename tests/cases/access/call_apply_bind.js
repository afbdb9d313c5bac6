const email = document.getElementById("email").value;
fbq.call(window, "track", "Lead", { email }); // use: meta-pixel event email
fbq.apply(null, ["track", "Lead", { email }]); // use: meta-pixel event email
const parts = ["track", "Lead", { email }];
fbq(...parts); // use: meta-pixel event email
window.fbq.apply(window, parts); // use: meta-pixel event email
const bound = fbq.bind(window, "track");
bound("Lead", { email }); // todo: meta-pixel event email
Reflect.apply(fbq, null, ["track", "Lead", { email }]); // todo: meta-pixel event email
