var email = document.getElementById("email").value;
recordLead({ tag: email }); // use: meta-pixel event email
window.recordLead({ tag: email }); // use: meta-pixel event email
plainGlobal({ tag: email }); // use: meta-pixel event email
Clinic.record({ tag: email }); // use: meta-pixel event email
