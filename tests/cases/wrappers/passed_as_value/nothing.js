import { send } from "./send";
const email = document.getElementById("email").value;
const addListener = (send) => send;
[{ tag: email }].forEach(addListener);
addListener({ tag: email });
const log = (details) => console.log(details);
[{ tag: email }].forEach(log);
Promise.resolve({ tag: email }).then(log, send);
