const email = document.getElementById("email").value;
const layer = (window.dataLayer = window.dataLayer || []);
layer.push({ event: "lead", email }); // use: google-tag-manager event email
const push = (entry) => window.dataLayer.push(entry); // use: google-tag-manager event
push({ event: "lead", email }); // use: google-tag-manager event email
