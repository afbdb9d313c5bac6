import { record } from "@lib/record";
import { record as short } from "record";
const email = (document.getElementById("email") as HTMLInputElement).value;
record({ email }); // use: meta-pixel event email
short({ email }); // use: meta-pixel event email
