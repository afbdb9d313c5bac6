import { api, refresh, toast } from "./api";
import { trackVisit } from "./report";

// does something for the program, and tells a product of it: whoever calls it uses no product
export async function saveVisit(visit) {
  const saved = await api.post("/visits", visit);
  await refresh(saved);
  toast("Saved");
  mixpanel.track("visit saved", { email: visit.email }); // use: mixpanel event email
}

export function handleCancel(visit) {
  trackVisit("visit cancelled", visit.phone); // use: mixpanel event phone
}
