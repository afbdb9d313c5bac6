export function Inner({ report, onRecord, onClose, patient }) {
  const click = () => report("Lead", { tag: patient.email }); // use: meta-pixel event email
  onClose({ tag: patient.email });
  return <button onClick={click} onBlur={() => onRecord("Lead", { tag: patient.phone })}>Send</button>; // use: meta-pixel event phone
}
