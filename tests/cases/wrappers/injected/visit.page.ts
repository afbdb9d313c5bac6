import { container } from "tsyringe";
import { TrackerService } from "./tracker.service";
const email = (document.getElementById("email") as HTMLInputElement).value;
container.resolve(TrackerService).send("Lead", { tag: email }); // use: meta-pixel event email
const kept = new Map().get(TrackerService);
kept.send("Lead", { tag: email });
