export function visit(view: any) {
  window.fbq("track", "A", { tag: view.patientEmail }); // use: meta-pixel event email
  window.fbq("track", "A", { tag: view.date_of_birth }); // use: meta-pixel event date-of-birth
  window.fbq("track", "A", { tag: view["member-number"] }); // use: meta-pixel event member-id
  window.fbq("track", "A", { tag: view.searchTermValue }); // use: meta-pixel event search-term
  window.fbq("track", "A", { tag: view.labResults }); // use: meta-pixel event lab-result
  window.fbq("track", "A", { tag: view.medicationName }); // use: meta-pixel event medication
}
