$.recordLead = function (details) { fbq("track", "Lead", details); }; // use: meta-pixel event
$(function () {
  $("#form").on("submit", function () {
    $.recordLead({ tag: $("#email").val() }); // use: meta-pixel event email
  });
});
