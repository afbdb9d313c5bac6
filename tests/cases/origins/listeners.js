$("#email").on("change", function () {
  fbq("track", "Lead", { tag: $(this).val() }); // use: meta-pixel event email
});
$("#phone").change(function () {
  fbq("track", "Lead", { tag: this.value }); // use: meta-pixel event phone
});
$("form").on("blur", "#zip-code", function () {
  fbq("track", "Lead", { tag: $(this).val() }); // use: meta-pixel event postal-code
});
$(".choice").each(function () {
  fbq("track", "Lead", { tag: $(this).data("email") }); // use: meta-pixel event email
});
document.querySelectorAll("a.visit").forEach((link) => {
  link.addEventListener("click", function () {
    fbq("track", "Lead", { tag: this.dataset.memberId }); // use: meta-pixel event member-id
  });
});
function entered(event) {
  fbq("track", "Lead", { tag: event.target.value }); // use: meta-pixel event email
}
document.getElementById("email").addEventListener("input", entered);
const page = {
  value: 3,
  start() {
    document.addEventListener("click", () => {
      fbq("track", "Lead", { tag: this.value }); // use: meta-pixel event
    });
  },
};
page.start();
$("#email").on("change", () => {
  fbq("track", "Lead", { tag: this.value }); // use: meta-pixel event
});
