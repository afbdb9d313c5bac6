import tracker, { other } from "./tracker";
const email = document.getElementById("email").value;
tracker.send("Lead", { tag: email }); // use: meta-pixel event email
tracker.lead(email); // use: meta-pixel event email
other.lead(email); // use: meta-pixel event email
