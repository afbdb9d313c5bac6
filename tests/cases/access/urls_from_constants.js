const HOST = "https://api.segment.io";
const PATH = "/v1/track";
const email = document.getElementById("email").value;
navigator.sendBeacon(HOST + PATH, email); // use: segment event email
const options = { endpoint: `${HOST}${PATH}` };
fetch(options.endpoint, { method: "POST", body: email }); // use: segment event email
const query = { tag: email, id: 1 };
const text = Object.keys(query).map((name) => `${name}=${encodeURIComponent(query[name])}`).join("&");
const picture = new Image();
picture.src = `${HOST}${PATH}?${text}`; // use: segment event email
fetch(HOST + "/help?q=" + email);
fetch("/own" + PATH, { method: "POST", body: email });
fetch("https://api.segment.io/v1/page"); // use: segment event
