export function visit(patient) {
  fbq("track", "Visit", { content_name: patient.diagnosis }); // expect: PX202 // use: meta-pixel event condition
}
