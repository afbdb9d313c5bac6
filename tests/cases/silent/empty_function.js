export function trackEvent(name, details) {}
trackEvent("Lead", { email: document.getElementById("email").value });
