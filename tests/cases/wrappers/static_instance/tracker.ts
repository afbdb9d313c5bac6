export class Tracker {
  private static instance?: Tracker;
  static getInstance(): Tracker {
    if (!Tracker.instance) Tracker.instance = new Tracker();
    return Tracker.instance;
  }
  send(details: object) { window.fbq("track", "Lead", details); } // use: meta-pixel event
}
