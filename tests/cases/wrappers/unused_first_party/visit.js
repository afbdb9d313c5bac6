import { record } from "./track";
import { record as tell } from "./vendor";
const email = document.getElementById("email").value;
record({ tag: email });
tell({ tag: email }); // use: meta-pixel event email
