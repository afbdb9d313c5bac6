import { curried, makeTracker } from "./make";
const tracker = makeTracker("clinic "); // extra: meta-pixel event
const email = document.getElementById("email").value;
tracker.record("lead", { tag: email }); // use: meta-pixel event email
makeTracker("x").record("lead", { tag: email }); // use: meta-pixel event email
curried("lead")({ tag: email }); // use: meta-pixel event email
const lead = curried("lead"); // extra: meta-pixel event
lead({ tag: email }); // use: meta-pixel event email
