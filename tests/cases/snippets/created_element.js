const tag = document.createElement("script");
tag.async = true;
tag.src = "https://connect.facebook.net/en_US/fbevents.js"; // use: meta-pixel load
document.head.appendChild(tag);
