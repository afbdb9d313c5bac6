import { record } from "./record";
// use: meta-pixel event email; x-pixel event email; microsoft-uet event
record("lead", { email_address: document.getElementById("email").value });
