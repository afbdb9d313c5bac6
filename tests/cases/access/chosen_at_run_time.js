export function visit(user, first) {
  const { initialize, updateOptions } = window.pendo;
  const tell = first ? initialize : updateOptions;
  tell({ visitor: { id: user.id, email: user.email } }); // use: pendo identify user-id email
}
export function either(user, meta) {
  const send = meta ? window.fbq : window.twq;
  send("track", "Lead", { email: user.email }); // use: meta-pixel event email; x-pixel event email
}
