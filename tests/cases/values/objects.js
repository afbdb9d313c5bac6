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
fbq("track", "Lead", Object.fromEntries([["email", email]])); // use: meta-pixel event // todo: meta-pixel email
