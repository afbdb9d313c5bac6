class Tracker {
  constructor() { this.pixel = window.fbq; }
  send(name, details) { this.pixel("track", name, details); } // use: meta-pixel event
  lead(email) { this.send("Lead", { tag: email }); } // use: meta-pixel event
}
export default new Tracker();
export const other = new Tracker();
