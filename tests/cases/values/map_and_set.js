const store = new Map();
store.set("tag", document.getElementById("email").value);
fbq("track", "Lead", { tag: store.get("tag") }); // use: meta-pixel event // todo: meta-pixel email
const form = new FormData(document.querySelector("form"));
fbq("track", "Lead", { tag: form.get("email") }); // use: meta-pixel event email
fbq("track", "Lead", Object.fromEntries(form)); // use: meta-pixel event // todo: meta-pixel email
fbq("track", "Lead", Object.fromEntries(form.entries())); // use: meta-pixel event // todo: meta-pixel email
