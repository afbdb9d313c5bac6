export function Send({ onSend, patient }) {
  return <button onClick={() => onSend({ tag: patient.email })}>Send</button>; // todo: meta-pixel event email
}
