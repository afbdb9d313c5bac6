fbq("track", "A", { tag: location.href }); // use: meta-pixel event page-url
fbq("track", "A", { tag: window.location.pathname + location.search }); // use: meta-pixel event page-url
fbq("track", "A", { tag: document.title }); // use: meta-pixel event page-title
fbq("track", "A", { tag: document.referrer }); // use: meta-pixel event referrer
fbq("track", "A", { tag: new URLSearchParams(location.search).get("email") }); // use: meta-pixel event email
fbq("track", "A", { tag: new URL(location.href).searchParams.get("phone") }); // use: meta-pixel event phone
fbq("track", "A", { tag: localStorage.getItem("email") }); // use: meta-pixel event email
fbq("track", "A", { tag: sessionStorage.memberId }); // use: meta-pixel event member-id
fbq("track", "A", { tag: JSON.parse(localStorage.getItem("profile")).phone }); // use: meta-pixel event phone
fbq("track", "A", { tag: Cookies.get("member_id") }); // use: meta-pixel event member-id
fbq("track", "A", { tag: document.querySelector(".patient-name").textContent }); // use: meta-pixel event name
fbq("track", "A", { tag: document.body.dataset.memberId }); // use: meta-pixel event member-id
fbq("track", "A", { tag: $("#patient").data("email") }); // use: meta-pixel event email
navigator.geolocation.getCurrentPosition((position) => {
  fbq("track", "A", { tag: position.coords.latitude }); // use: meta-pixel event geolocation
});
fbq("track", "A", { tag: prompt("Your e-mail address") }); // use: meta-pixel event email
