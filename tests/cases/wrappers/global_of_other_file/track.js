(function () {
  window.recordLead = function (details) {
    fbq("track", "Lead", details); // use: meta-pixel event
  };
})();
function plainGlobal(details) { fbq("track", "Lead", details); } // use: meta-pixel event
window.Clinic = { record: function (details) { fbq("track", "Lead", details); } }; // use: meta-pixel event
