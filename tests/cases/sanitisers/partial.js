const email = document.getElementById("email").value;
fbq("track", "A", { tag: email.slice(0, 3) }); // use: meta-pixel event email
fbq("track", "A", { tag: email.toLowerCase().trim() }); // use: meta-pixel event email
fbq("track", "A", { tag: email.replace(/@.*/, "") }); // use: meta-pixel event email
fbq("track", "A", { tag: btoa(email) }); // use: meta-pixel event email
fbq("track", "A", { tag: email.length }); // use: meta-pixel event
fbq("track", "A", { tag: !!email }); // use: meta-pixel event
fbq("track", "A", { tag: Boolean(email) }); // use: meta-pixel event
fbq("track", "A", { tag: email ? "yes" : "no" }); // use: meta-pixel event
fbq("track", "A", { tag: typeof email }); // use: meta-pixel event
fbq("track", "A", { tag: email.includes("@") }); // use: meta-pixel event
fbq("track", "A", { tag: /@/.test(email) }); // use: meta-pixel event
fbq("track", "A", { tag: [email].filter(Boolean).length }); // use: meta-pixel event
fbq("track", "A", { tag: email.indexOf("@") }); // use: meta-pixel event
