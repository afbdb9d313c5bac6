function visit() {
  const email = document.getElementById("email").value;
  return () => fbq("track", "Lead", { tag: email }); // use: meta-pixel event email
}
document.addEventListener("click", visit());
(function (tag) {
  fbq("track", "Lead", { tag }); // use: meta-pixel event phone
})(document.getElementById("phone").value);
const memo = (() => document.getElementById("zip-code").value)();
fbq("track", "Lead", { memo }); // use: meta-pixel event postal-code
