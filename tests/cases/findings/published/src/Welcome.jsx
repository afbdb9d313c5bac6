import { useMember } from "./session";
import { titleOf } from "./titles";

export function Welcome() {
  const { member } = useMember();
  document.title = `${member.displayName} - Portal`; // expect: PX204
  document.title = titleOf(member); // todo: PX204
  document.title = member ? "Portal" : "Sign in";
  return <h1>Welcome</h1>;
}
