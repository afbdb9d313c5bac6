const email = document.getElementById("email").value;
new Image().src = "https://www.facebook.com/tr?id=1&ev=Lead&ud[em]=" + email; // use: meta-pixel event email
const picture = new Image();
picture.src = `https://www.facebook.com/tr?id=1&ev=Lead&ud[em]=${encodeURIComponent(email)}`; // use: meta-pixel event email
const tag = document.createElement("img");
tag.setAttribute("src", "https://www.facebook.com/tr?id=1&ev=Lead&ud[em]=" + email); // use: meta-pixel event email
