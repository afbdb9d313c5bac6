function build(form) {
  const built = { tag: form.email.value };
  built.phone = form.querySelector("#phone").value;
  return built;
}
const form = document.querySelector("#lead");
fbq("track", "Lead", build(form)); // use: meta-pixel event email phone
fbq("track", "Lead", { tag: build(form).tag }); // use: meta-pixel event email
const { phone } = build(form);
fbq("track", "Lead", { phone }); // use: meta-pixel event phone
