rdt("init", "a2_x", { email: user.email }); // use: reddit-pixel init email
rdt("track", "Lead", { ref: user.phone }); // use: reddit-pixel event phone
window.criteo_q = window.criteo_q || [];
window.criteo_q.push({ event: "setEmail", email: user.email }); // use: criteo identify email
saq("conv", "abc", { email: user.email }); // use: stackadapt event email
ndp("track", "CONVERSION"); // use: nextdoor-pixel event
obApi("track", "Appointment"); // use: outbrain event
pixie("event", "PageView"); // use: xandr event
spdt("lead", { category: user.email }); // use: spotify-pixel event email
dotq.push({ projectId: "1", properties: { email: user.email } }); // use: yahoo-dot event email
function own(rdt) {
  rdt("track", "Lead", { ref: user.phone });
}
