import { record, recordLead as lead } from "./record";
import * as all from "./record.js";
const email = document.getElementById("email").value;
record("visit", { email }); // use: meta-pixel event email
lead({ email }); // use: meta-pixel event email
all.record("visit", { email }); // use: meta-pixel event email
