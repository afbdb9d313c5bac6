import { record } from "@clinic/tracking";
record({ email: document.getElementById("email").value }); // use: meta-pixel event email
