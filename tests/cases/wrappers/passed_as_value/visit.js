import { later, send } from "./send";
const email = document.getElementById("email").value;
later(send, email); // use: meta-pixel event email
later((details) => send(details), email); // use: meta-pixel event email
[{ tag: email }].forEach(send); // use: meta-pixel event email
Promise.resolve({ tag: email }).then(send); // use: meta-pixel event email
const table = { send };
table.send({ tag: email }); // use: meta-pixel event email
const run = (fn, ...parts) => fn(...parts);
run(send, { tag: email }); // use: meta-pixel event email
