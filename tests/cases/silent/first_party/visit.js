import { beacon, trackEvent } from "./track";
export function visit(patient) {
  trackEvent("visit", { email: patient.email, diagnosis: patient.diagnosis });
  beacon({ email: patient.email });
}
