const handlers = {};
const bus = { on: (name, handler) => { handlers[name] = handler; }, emit: (name, details) => handlers[name](details) };
bus.on("lead", (details) => fbq("track", "Lead", details)); // use: meta-pixel event ui-event
bus.emit("lead", { tag: document.getElementById("email").value }); // todo: meta-pixel event email
