import { Tracker } from "./tracker";
const email = (document.getElementById("email") as HTMLInputElement).value;
Tracker.getInstance().send({ tag: email }); // use: meta-pixel event email
