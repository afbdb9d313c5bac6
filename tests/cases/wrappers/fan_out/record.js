import { vendors } from "./vendors";
export function record(name, details) {
  vendors.forEach((send) => send(name, details));
}
