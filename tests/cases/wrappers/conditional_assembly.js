function send(name, options) {
  const payload = { name };
  if (options.term) payload.term = options.term;
  if (options.count > 0) {
    payload["count"] = options.count;
  }
  const extra = options.more ? { ...payload, more: options.more } : payload;
  fbq("track", name, extra); // use: meta-pixel event
}
const email = document.getElementById("email").value;
send("search", { term: email }); // use: meta-pixel event email
send("search", { more: email }); // use: meta-pixel event email
send("search", { unread: email }); // use: meta-pixel event
