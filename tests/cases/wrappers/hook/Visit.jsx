import { useOne, usePair, useTracking } from "./useTracking";
export function Visit({ patient }) {
  const { record } = useTracking();
  const tracking = useTracking();
  const one = useOne();
  const [pixel] = usePair();
  record({ tag: patient.email }); // use: meta-pixel event email
  tracking.record({ tag: patient.email }); // use: meta-pixel event email
  one({ tag: patient.email }); // use: meta-pixel event email
  pixel("track", "Lead", { tag: patient.email }); // use: meta-pixel event email
  return null;
}
