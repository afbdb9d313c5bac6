function positional(name, category, value) { fbq("track", name, { category, value }); } // use: meta-pixel event
function rest(name, ...details) { fbq("track", name, ...details); } // use: meta-pixel event
function options(options) { fbq("track", options.name, { value: options.details.value }); } // use: meta-pixel event
function picked({ name, value: renamed }) { fbq("track", name, { renamed }); } // use: meta-pixel event
function dropped(name, details) { fbq("track", name); } // use: meta-pixel event
function joined(...words) { fbq("track", words.join(" ")); } // use: meta-pixel event
function mapped(...words) { words.forEach((word) => fbq("track", word)); } // use: meta-pixel event
const email = document.getElementById("email").value;
positional("lead", "form", email); // use: meta-pixel event email
rest("lead", { value: email }); // use: meta-pixel event email
options({ name: "lead", details: { value: email } }); // use: meta-pixel event email
options({ name: "lead", details: { other: email } }); // use: meta-pixel event
picked({ name: "lead", value: email }); // use: meta-pixel event email
picked({ name: "lead", other: email }); // use: meta-pixel event
dropped("lead", { email }); // use: meta-pixel event
joined("lead", email); // use: meta-pixel event email
mapped("lead", email); // use: meta-pixel event email
const each = (events) => events.forEach((one) => fbq("track", one.name, { tag: one.tag })); // use: meta-pixel event
each([{ name: "Lead", tag: email }]); // use: meta-pixel event email
each([]);
each();
