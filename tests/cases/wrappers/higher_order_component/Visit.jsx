import { withTracking } from "./withTracking";
function Visit({ record, patient }) {
  record({ tag: patient.email }); // todo: meta-pixel event email
  return null;
}
export default withTracking(Visit);
