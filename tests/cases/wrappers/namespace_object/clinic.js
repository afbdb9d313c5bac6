var Clinic = Clinic || {};
Clinic.track = Clinic.track || {};
Clinic.track.lead = function (details) { fbq("track", "Lead", details); }; // use: meta-pixel event
