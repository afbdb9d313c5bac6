function visit(track, patient) {
  track("Lead", { tag: patient.email }); // use: meta-pixel event
}
visit((name, details) => fbq("track", name, details), currentUser); // use: meta-pixel event email
