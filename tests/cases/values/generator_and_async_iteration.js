function* tags() { yield document.getElementById("email").value; }
for (const tag of tags()) fbq("track", "Lead", { tag }); // use: meta-pixel event email
async function* steps() {
  yield* tags();
  const asked = yield 3;
}
async function visit() {
  for await (const step of steps()) fbq("track", "Lead", { step }); // use: meta-pixel event email
}
function* counts() { yield 1; fbq("track", "Count"); } // use: meta-pixel event
for (const count of counts()) fbq("track", "Lead", { count }); // use: meta-pixel event
const [first] = tags();
fbq("track", "Lead", { first }); // use: meta-pixel event email
