const phone = document.getElementById("phone").value;
fbq("track", "A", { tag: "***" }); // use: meta-pixel event
fbq("track", "A", { tag: phone ? undefined : null }); // use: meta-pixel event
