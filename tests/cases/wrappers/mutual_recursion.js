function even(tag, left) { if (left) odd(tag, left - 1); else fbq("track", "Lead", { tag }); } // use: meta-pixel event
function odd(tag, left) { if (left) even(tag, left - 1); }
even(document.getElementById("email").value, 4); // use: meta-pixel event email
odd(document.getElementById("email").value, 4); // use: meta-pixel event email
