import { bus, socket } from "./bus";
const record = (details) => fbq("track", "Lead", details); // use: meta-pixel event
bus.on("visit:lead", record);
bus.on("visit:step", (step) => fbq("track", "Step", { step })); // use: meta-pixel event
socket.on("visit:sent", (details) => fbq("track", "Sent", details)); // use: meta-pixel event ui-event
bus.on("visit:log", (details) => console.log(details));
window.addEventListener("visit-done", (event) => fbq("track", "Done", { tag: event.detail.tag })); // use: meta-pixel event ui-event
