import { Tracker } from "./tracker";
const email = (document.getElementById("email") as HTMLInputElement).value;
Tracker.getInstance().send({ tag: email }); // todo: meta-pixel event email
