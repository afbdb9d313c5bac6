const details = {};
for (const name of ["email", "phone"]) details[name] = document.getElementById(name).value;
fbq("track", "Lead", details); // use: meta-pixel event email phone
