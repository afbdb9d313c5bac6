import { auth, redirect } from "./auth";
import { report } from "../../lib/report";
import "../../lib/failures";

export default async function AccountPage() {
  const session = await auth();
  if (!session) redirect("/login");
  report("account opened", session.user.id); // use: posthog event user-id // expect: PX207
  return <main>Your account</main>;
}
