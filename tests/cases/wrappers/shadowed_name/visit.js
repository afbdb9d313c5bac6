import { record } from "./record";
export function visit(patient) {
  const record = (details) => console.log(details);
  record({ tag: patient.email });
}
export function other(patient, { record }) {
  record({ tag: patient.email });
}
