const email = document.getElementById("email").value;
ga("create", "UA-1-1", "auto"); // use: google-analytics-ua init
ga("send", "event", "form", "sent", email); // use: google-analytics-ua event email
_gaq.push(["_trackEvent", "form", "sent", email]); // use: google-analytics-ua event email
