const same = (value) => value;
const wrap = (value) => ({ tag: value });
const email = document.getElementById("email").value;
fbq("track", "Lead", { tag: same(email) }); // use: meta-pixel event email
fbq("track", "Lead", wrap(email)); // use: meta-pixel event email
fbq("track", "Lead", wrap("none")); // use: meta-pixel event
fbq("track", "Lead", { tag: same(same(email)) }); // use: meta-pixel event email
