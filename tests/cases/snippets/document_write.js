const email = document.getElementById("email").value;
document.write('<script src="https://static.hotjar.com/c/hotjar-1.js"><\/script>'); // use: hotjar load
document.write("<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-1\"><\/script>"); // use: google-analytics-4 load
document.write('<img src="https://www.facebook.com/tr?ev=Lead&ud[em]=' + email + '">'); // use: meta-pixel event email
document.body.insertAdjacentHTML("beforeend", `<script>fbq("track", "Lead", { tag: "${email}" });</script>`); // use: meta-pixel event email
const box = document.querySelector(".box");
box.innerHTML = '<iframe src="https://www.facebook.com/tr?ev=Open"></iframe>'; // use: meta-pixel event
$("head").append("<script>" + "fbq('track', 'Lead');" + "</" + "script>"); // use: meta-pixel event
console.log('<script src="https://static.hotjar.com/c/hotjar-2.js"></script>');
const copy = '<script src="https://static.hotjar.com/c/hotjar-3.js"></script>';
box.textContent = copy;
box.innerHTML = "<p>fbq('track', 'Lead')</p>";
