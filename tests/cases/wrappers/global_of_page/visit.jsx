export function Visit({ patient }) {
  window.recordLead({ tag: patient.email }); // use: meta-pixel event email
  return <button onClick={() => window.recordMore({ tag: patient.email })}>Send</button>; // use: meta-pixel event email
}
