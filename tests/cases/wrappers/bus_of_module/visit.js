import { bus, socket } from "./bus";
const email = document.getElementById("email").value;
bus.emit("visit:lead", { tag: email }); // use: meta-pixel event email
bus.emit("visit:step", 2); // use: meta-pixel event
bus.emit("visit:log", { tag: email });
bus.emit("visit:other", { tag: email });
other.emit("visit:lead", { tag: email });
socket.emit("visit:sent", { tag: email });
document.dispatchEvent(new CustomEvent("visit-done", { detail: { tag: email } })); // use: meta-pixel event email
document.dispatchEvent(new CustomEvent("visit-open", { detail: { tag: email } }));
