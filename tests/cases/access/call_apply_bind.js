const email = document.getElementById("email").value;
fbq.call(window, "track", "Lead", { email }); // use: meta-pixel event email
fbq.apply(null, ["track", "Lead", { email }]); // use: meta-pixel event email
const parts = ["track", "Lead", { email }];
fbq(...parts); // use: meta-pixel event email
window.fbq.apply(window, parts); // use: meta-pixel event email
const bound = fbq.bind(window, "track"); // use: meta-pixel event
bound("Lead", { email }); // use: meta-pixel event email
Reflect.apply(fbq, null, ["track", "Lead", { email }]); // use: meta-pixel event email
const quiet = fbq.bind(window, "consent"); // use: meta-pixel config
const whole = fbq.bind(window);
whole("track", "Lead", { email }); // use: meta-pixel event email
$("#email").bind("change", () => console.log(email));
Array.prototype.forEach.call([email], (tag) => fbq("track", "Lead", { tag })); // use: meta-pixel event email
Reflect.apply(console.log, console, [email]);
