const email = document.getElementById("email").value;
const list = [email];
list.push(document.getElementById("phone").value);
fbq("track", "Lead", { tag: list[0] }); // use: meta-pixel event email // extra: meta-pixel phone
fbq("track", "Lead", { tags: list }); // use: meta-pixel event email phone
fbq("track", "Lead", { tags: list.join(",") }); // use: meta-pixel event email phone
const [first, ...more] = [email, "b"];
fbq("track", "Lead", { tag: first }); // use: meta-pixel event email
fbq("track", "Lead", { tag: more[0] }); // use: meta-pixel event // extra: meta-pixel email
for (const item of list) fbq("track", "Lead", { tag: item }); // use: meta-pixel event email phone
list.forEach((item) => fbq("track", "Lead", { tag: item })); // use: meta-pixel event email phone
const shown = list.map((item) => ({ tag: item.trim() }));
fbq("track", "Lead", shown[0]); // use: meta-pixel event email phone
const [key, value] = Object.entries({ tag: email })[0];
fbq("track", "Lead", { value }); // use: meta-pixel event email
