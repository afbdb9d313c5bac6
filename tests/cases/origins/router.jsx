import { useLocation, useParams, useSearchParams } from "react-router-dom";
export function Page() {
  const { memberId } = useParams();
  const location = useLocation();
  const [params] = useSearchParams();
  fbq("track", "A", { tag: memberId }); // use: meta-pixel event member-id
  fbq("track", "A", { tag: location.pathname }); // use: meta-pixel event page-url
  fbq("track", "A", { tag: params.get("email") }); // use: meta-pixel event email
  return null;
}
