const email = document.getElementById("email").value;
const step = "three";
fbq("track", "A", { email: step }); // use: meta-pixel event
fbq("track", "A", { step: email }); // use: meta-pixel event email
fbq("track", "A", { phone: email }); // use: meta-pixel event email
fbq("track", "A", { email: Date.now() }); // use: meta-pixel event
fbq("track", "A", { patient_id: Math.random() }); // use: meta-pixel event
fbq("track", "A", { search_term: email === "x" }); // use: meta-pixel event
fbq("track", "A", { search_term: unknown() }); // use: meta-pixel event search-term
