import type { Analytics } from "./analytics";
export function visit(analytics: Analytics, patient: { email: string }) {
  analytics.record("visit", { email: patient.email }); // todo: meta-pixel event email
}
