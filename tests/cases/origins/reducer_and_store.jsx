import { useSelector } from "react-redux";
export function Visit() {
  const user = useSelector((state) => state.user);
  const phone = useSelector((state) => state.patient.phone);
  fbq("track", "A", { tag: user.email }); // use: meta-pixel event email
  fbq("track", "A", { tag: phone }); // use: meta-pixel event phone
  return null;
}
export const mapState = (state) => ({ email: state.patient.email });
