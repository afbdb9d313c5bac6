const email = document.getElementById("email").value;
navigator.sendBeacon("https://www.facebook.com/tr", JSON.stringify({ email })); // use: meta-pixel event email
fetch("https://www.facebook.com/tr?ev=Lead", { method: "POST", body: JSON.stringify({ email }) }); // use: meta-pixel event email
const url = new URL("https://www.facebook.com/tr"); // extra: meta-pixel event email
url.searchParams.set("ud[em]", email);
fetch(url); // todo: meta-pixel event email
axios.post("https://api.segment.io/v1/track", { event: "lead", properties: { email } }); // use: segment event email
$.post("https://api.segment.io/v1/track", { properties: { email } }); // use: segment event email
const request = new XMLHttpRequest();
request.open("POST", "https://api.segment.io/v1/identify"); // use: segment event
request.send(JSON.stringify({ email })); // todo: segment email
