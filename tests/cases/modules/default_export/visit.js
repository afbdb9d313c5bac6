import record from "./record";
record({ email: document.getElementById("email").value }); // use: meta-pixel event email
