function visit(track, patient) {
  track("Lead", { tag: patient.email }); // todo: meta-pixel event email
}
visit((name, details) => fbq("track", name, details), currentUser); // use: meta-pixel event
