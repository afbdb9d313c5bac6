const email = document.getElementById("email").value;
fbq("track", `Sent by ${email}`); // use: meta-pixel event email
fbq("track", "Sent by " + email); // use: meta-pixel event email
fbq("track", ["Sent by", email].join(" ")); // use: meta-pixel event email
let text = "Sent by ";
text += email;
fbq("track", text); // use: meta-pixel event email
fbq("track", "Sent".concat(" ", email)); // use: meta-pixel event email
fbq("track", email.trim().toLowerCase()); // use: meta-pixel event email
