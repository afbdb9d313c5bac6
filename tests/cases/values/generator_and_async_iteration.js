function* tags() { yield document.getElementById("email").value; }
for (const tag of tags()) fbq("track", "Lead", { tag }); // use: meta-pixel event // todo: meta-pixel email
