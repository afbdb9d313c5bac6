import { renamed } from "./named";
import { record } from "./star";
import { tracking } from "./spaced";
import { send } from "./default_as";
import { record as again } from "./again";
import { record as deep } from "./lib";
const email = document.getElementById("email").value;
renamed({ email }); // use: meta-pixel event email
record({ email }); // use: meta-pixel event email
tracking.record({ email }); // use: meta-pixel event email
tracking.default({ email }); // use: meta-pixel event email
send({ email }); // use: meta-pixel event email
again({ email }); // use: meta-pixel event email
deep({ email }); // use: meta-pixel event email
