const toMeta = (name, details) => fbq("track", name, details); // use: meta-pixel event
const toX = (name, details) => twq("event", name, details); // use: x-pixel event
const toUet = (name) => window.uetq.push("event", name); // use: microsoft-uet event
export const vendors = [toMeta, toX, toUet];
