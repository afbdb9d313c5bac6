import { DEFAULTS, EVENTS } from "./names";
const email = (document.getElementById("email") as HTMLInputElement).value;
fbq("track", EVENTS.EMAIL, DEFAULTS); // use: meta-pixel event
fbq("track", EVENTS.LEAD, { ...DEFAULTS, tag: email }); // use: meta-pixel event email
