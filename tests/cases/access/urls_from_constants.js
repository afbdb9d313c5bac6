const HOST = "https://www.facebook.com";
const PATH = "/tr";
const email = document.getElementById("email").value;
navigator.sendBeacon(HOST + PATH, email); // todo: meta-pixel event email
const options = { endpoint: `${HOST}${PATH}` };
fetch(options.endpoint, { method: "POST", body: email }); // todo: meta-pixel event email
