const handlers = {};
const bus = { on: (name, handler) => { handlers[name] = handler; }, emit: (name, details) => handlers[name](details) };
bus.on("lead", (details) => fbq("track", "Lead", details)); // use: meta-pixel event
bus.on("click", (details) => fbq("track", "Click", details)); // use: meta-pixel event ui-event
bus.emit("lead", { tag: document.getElementById("email").value }); // use: meta-pixel event email
bus.emit("click", { tag: document.getElementById("email").value }); // use: meta-pixel event email
