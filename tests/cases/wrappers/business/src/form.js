import { handleCancel, saveVisit } from "./visits";

const form = document.querySelector("form");
form.addEventListener("submit", () => saveVisit({ email: form.elements.email.value }));

export function cancel(patient) {
  handleCancel({ phone: patient.phone });
}
