import { Component, inject } from "@angular/core";
import { TrackerService } from "./tracker.service";
@Component({ selector: "app-visit", template: "" })
export class VisitComponent {
  private second = inject(TrackerService);
  constructor(private readonly tracker: TrackerService) {}
  submit() {
    const email = (document.getElementById("email") as HTMLInputElement).value;
    this.tracker.send("Lead", { tag: email }); // use: meta-pixel event email
    this.second.send("Lead", { tag: email }); // use: meta-pixel event email
  }
}
