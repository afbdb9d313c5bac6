function loadScript(src, done) {
  const tag = document.createElement("script");
  tag.src = src;
  tag.onload = done;
  document.head.appendChild(tag);
}
loadScript("https://connect.facebook.net/en_US/fbevents.js", () => fbq("init", "123")); // use: meta-pixel load init
loadScript("/js/menu.js");
