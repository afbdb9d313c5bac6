import loadScript from "./load";
loadScript({ src: "https://connect.facebook.net/en_US/fbevents.js" }); // use: meta-pixel load
