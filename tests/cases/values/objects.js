const email = document.getElementById("email").value;
const details = { email };
fbq("track", "Lead", details); // use: meta-pixel event email
const spread = { ...details, step: 1 };
fbq("track", "Lead", spread); // use: meta-pixel event email
const filled = {};
filled.email = email;
fbq("track", "Lead", filled); // use: meta-pixel event email
const named = {};
named["em" + "ail"] = email;
fbq("track", "Lead", named); // use: meta-pixel event email
fbq("track", "Lead", Object.assign({}, details, { step: 2 })); // use: meta-pixel event email
const nested = { person: { contact: { value: email } } };
fbq("track", "Lead", { tag: nested.person.contact.value }); // use: meta-pixel event email
const { person: { contact: { value: inner } } } = nested;
fbq("track", "Lead", { tag: inner }); // use: meta-pixel event email
fbq("track", "Lead", JSON.parse(JSON.stringify(details))); // use: meta-pixel event email
const { email: dropped, ...others } = { email, step: 1 };
fbq("track", "Lead", others); // use: meta-pixel event
fbq("track", "Lead", Object.fromEntries([["email", email]])); // use: meta-pixel event email
for (const name of Object.keys(details)) filled[name] = details[name];
const pairs = Object.entries({ tag: email, step: 2 }).map(([name, value]) => [name, String(value)]);
fbq("track", "Lead", Object.fromEntries(pairs)); // use: meta-pixel event email
const [, [, step]] = Object.entries({ tag: email, step: 2 });
fbq("track", "Lead", { step }); // use: meta-pixel event
fbq("track", "Lead", { tags: Object.values(details) }); // use: meta-pixel event email
fbq("track", "Lead", { tags: Object.keys(details) }); // use: meta-pixel event
const late = {};
Object.assign(late, details);
fbq("track", "Lead", late); // use: meta-pixel event email
const copy = Object.assign({}, late, { step: 3 });
fbq("track", "Lead", { tag: copy.step }); // use: meta-pixel event
