const typed = document.getElementById("email").value;
const known = currentUser.phone;
fbq("track", "Lead", { tag: typed || known }); // use: meta-pixel event email phone
fbq("track", "Lead", { tag: typed ?? "none" }); // use: meta-pixel event email
fbq("track", "Lead", { tag: typed ? "given" : "missing" }); // use: meta-pixel event
fbq("track", "Lead", typed ? { tag: typed } : {}); // use: meta-pixel event email
fbq("track", "Lead", { step: 1, ...(typed && { tag: typed }) }); // use: meta-pixel event email
let chosen = "none";
if (known) chosen = known;
else if (typed) chosen = typed;
fbq("track", "Lead", { tag: chosen }); // use: meta-pixel event email phone
switch (location.hash) { case "#a": chosen = typed; break; default: chosen = "b"; }
fbq("track", "Lead", { tag: chosen }); // use: meta-pixel event email // extra: meta-pixel phone
try { chosen = known; } catch (problem) { chosen = "c"; }
fbq("track", "Lead", { tag: chosen }); // use: meta-pixel event phone // extra: meta-pixel email
