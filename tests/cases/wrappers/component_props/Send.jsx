export function Send({ onSend, patient }) {
  return <button onClick={() => onSend({ tag: patient.email })}>Send</button>; // use: meta-pixel event email
}
