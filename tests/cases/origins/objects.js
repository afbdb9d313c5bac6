export function visit(user, patient, props) {
  fbq("track", "A", { tag: user.email }); // use: meta-pixel event email
  fbq("track", "A", { tag: patient.diagnosis }); // use: meta-pixel event condition
  fbq("track", "A", { tag: patient.name }); // use: meta-pixel event name
  fbq("track", "A", { tag: props.appointment.reason }); // use: meta-pixel event condition
  fbq("track", "A", { tag: user.id }); // use: meta-pixel event user-id
  fbq("track", "A", { tag: `${user.firstName} ${user.lastName}` }); // use: meta-pixel event name
  fbq("init", "1", { em: user.email, ph: user.phone, external_id: user.id }); // use: meta-pixel init email phone user-id
}
