import { Injectable } from "@angular/core";
@Injectable({ providedIn: "root" })
export class TrackerService {
  send(name: string, details: object) { (window as any).fbq("track", name, details); } // use: meta-pixel event
}
