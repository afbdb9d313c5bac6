import { readForm } from "./form";
document.querySelector("form").addEventListener("submit", (event) => {
  fbq("track", "Lead", readForm(event.target)); // use: meta-pixel event email ui-event
});
