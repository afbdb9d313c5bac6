import { getAnalytics, logEvent } from "firebase/analytics"; // use: firebase-analytics import
const analytics = getAnalytics(); // use: firebase-analytics init
logEvent(analytics, "lead", { email: document.getElementById("email").value }); // use: firebase-analytics event email
