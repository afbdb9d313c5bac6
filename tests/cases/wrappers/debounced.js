import { debounce } from "lodash";
const record = debounce((details) => fbq("track", "Lead", details), 300); // use: meta-pixel event
record({ tag: document.getElementById("email").value }); // use: meta-pixel event email
