import { useTracking } from "./tracking";
export function Visit({ patient }) {
  const { record } = useTracking();
  record({ tag: patient.email }); // use: meta-pixel event email
  return null;
}
