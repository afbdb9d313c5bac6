Clinic.track.lead({ tag: document.getElementById("email").value }); // use: meta-pixel event email
