const email = document.getElementById("email").value;
const store = new Map();
store.set("tag", email);
store.set("step", 2);
fbq("track", "Lead", { tag: store.get("tag") }); // use: meta-pixel event email
fbq("track", "Lead", { tag: store.get("step"), size: store.size, has: store.has("tag") }); // use: meta-pixel event
fbq("track", "Lead", Object.fromEntries(store)); // use: meta-pixel event email
const made = new Map([["tag", email], ["step", 2]]);
fbq("track", "Lead", { tag: made.get("tag") }); // use: meta-pixel event email
fbq("track", "Lead", { tag: made.get("step") }); // use: meta-pixel event
made.forEach((value) => fbq("track", "Lead", { value })); // use: meta-pixel event email
const form = new FormData(document.querySelector("form"));
fbq("track", "Lead", { tag: form.get("email") }); // use: meta-pixel event email
fbq("track", "Lead", Object.fromEntries(form)); // use: meta-pixel event
const filled = new FormData();
filled.append("tag", email);
fbq("track", "Lead", Object.fromEntries(filled.entries())); // use: meta-pixel event email
const query = new URLSearchParams({ tag: email, step: 2 });
fbq("track", `?${query}`); // use: meta-pixel event email
fbq("track", { tag: query.get("step") }); // use: meta-pixel event
const seen = new Set();
seen.add(email);
fbq("track", "Lead", { tags: [...seen] }); // use: meta-pixel event email
fbq("track", "Lead", { known: seen.has(email) }); // use: meta-pixel event
