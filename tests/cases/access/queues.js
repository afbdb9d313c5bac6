const email = document.getElementById("email").value;
window.dataLayer.push({ event: "lead", email }); // use: google-tag-manager event email
(window.dataLayer = window.dataLayer || []).push({ event: "lead", email }); // use: google-tag-manager event email
dataLayer.push({ event: "a" }, { event: "b", email }); // use: google-tag-manager event email
dataLayer[dataLayer.length] = { event: "lead", email }; // use: google-tag-manager event email
dataLayer = [{ event: "lead", email }]; // use: google-tag-manager event email
_paq.push(["setUserId", email]); // use: matomo identify email
ttq.identify({ email }); // use: tiktok-pixel identify email
ttq.push(["identify", { email }]); // use: tiktok-pixel identify email
window.uetq = window.uetq || [];
window.uetq.push("set", { pid: { em: email } }); // use: microsoft-uet identify email
window.dataLayer[window.dataLayer.length] = { event: "lead", email }; // use: google-tag-manager event email
Array.prototype.push.apply(window.dataLayer, [{ event: "lead", email }]); // use: google-tag-manager event email
const steps = [];
steps[steps.length] = email;
steps[dataLayer.length] = email;
