var Clinic = (function () {
  function lead(details) { fbq("track", "Lead", details); } // use: meta-pixel event
  return { lead: lead };
})();
Clinic.lead({ tag: document.getElementById("email").value }); // use: meta-pixel event email
