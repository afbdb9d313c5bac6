const queues = { meta: (details) => fbq("track", "Lead", details), x: (details) => twq("event", "tw-1", details) }; // use: meta-pixel event; x-pixel event
function record(details) {
  for (const name of Object.keys(queues)) queues[name](details);
  Object.values(queues).forEach((send) => send(details));
}
record({ email_address: document.getElementById("email").value }); // use: meta-pixel event email; x-pixel event email
