const tag = document.createElement("script");
Object.entries({ async: "", src: "https://static.hotjar.com/c/hotjar-1.js" }).forEach(([name, value]) => tag.setAttribute(name, value)); // use: hotjar load
document.head.append(tag);
