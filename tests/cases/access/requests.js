const email = document.getElementById("email").value;
navigator.sendBeacon("https://www.facebook.com/tr", JSON.stringify({ email })); // use: meta-pixel event email
fetch("https://www.facebook.com/tr?ev=Lead", { method: "POST", body: JSON.stringify({ email }) }); // use: meta-pixel event email
const url = new URL("https://www.facebook.com/tr");
url.searchParams.set("ud[em]", email);
fetch(url); // use: meta-pixel event email
fetch(url.href); // use: meta-pixel event email
const plain = new URL("/tr", "https://www.facebook.com");
plain.search = new URLSearchParams({ tag: email }).toString();
new Image().src = plain.toString(); // use: meta-pixel event email
axios.post("https://api.segment.io/v1/track", { event: "lead", properties: { email } }); // use: segment event email
$.post("https://api.segment.io/v1/track", { properties: { email } }); // use: segment event email
const request = new XMLHttpRequest();
request.open("POST", "https://api.segment.io/v1/identify"); // use: segment event email
request.send(JSON.stringify({ email }));
const other = new XMLHttpRequest();
other.open("POST", "https://api.segment.io/v1/page"); // use: segment event
other.send();
const own = new XMLHttpRequest();
own.open("POST", "/api/visits");
own.send(email);
const here = new URL("/visits", location.href);
here.searchParams.set("tag", email);
fetch(here);
