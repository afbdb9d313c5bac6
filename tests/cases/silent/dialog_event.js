export class Dialog {
  dialogEvent(name, patient) { this.log.push({ name, email: patient.email }); }
  logEvent(name, patient) { this.log.push({ name, email: patient.email }); }
}
new Dialog().logEvent("open", { email: document.getElementById("email").value });
