const attributes = { async: "", src: "https://connect.facebook.net/en_US/fbevents.js", id: "pixel" }; // use: meta-pixel load
const tag = document.createElement("script");
for (const name in attributes) tag.setAttribute(name, attributes[name]);
document.head.append(tag);
