import { four } from "./four";
import Tracker from "./three";
const email = document.getElementById("email").value;
four({ tag: email }); // use: meta-pixel event email
four({ extra: { tag: email } }); // use: meta-pixel event email
Tracker.three({ tag: email }); // use: meta-pixel event email
four({ other: email }); // use: meta-pixel event
