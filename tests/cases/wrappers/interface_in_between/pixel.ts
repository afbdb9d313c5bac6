import type { Analytics } from "./analytics";
export class PixelAnalytics implements Analytics {
  record(name: string, details: object) { window.fbq("track", name, details); } // use: meta-pixel event
}
