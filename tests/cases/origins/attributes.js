document.addEventListener("click", (e) => {
  const link = e.target.closest("a");
  const href = link.getAttribute("href");
  fbq("track", "A", { tag: e.currentTarget.getAttribute("data-patient-id") }); // use: meta-pixel event patient-id
  fbq("track", "A", { tag: link.getAttribute("data-email") }); // use: meta-pixel event email
  fbq("track", "A", { tag: link.dataset.memberId }); // use: meta-pixel event member-id
  fbq("track", "A", { phone: href.replace("tel:", "") }); // use: meta-pixel event link-url
  fbq("track", "A", { phone: link.href }); // use: meta-pixel event link-url
  fbq("track", "A", { tag: link.getAttribute("data-section") }); // use: meta-pixel event
  fbq("track", "A", { tag: link.getAttribute(name) }); // use: meta-pixel event
});
