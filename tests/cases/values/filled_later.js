const details = { step: 1 };
fbq("track", "Start", details); // use: meta-pixel event
details.email = document.getElementById("email").value;
fbq("track", "Lead", details); // use: meta-pixel event email
delete details.email;
fbq("track", "End", details); // use: meta-pixel event // extra: meta-pixel email
