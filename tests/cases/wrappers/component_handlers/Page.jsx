import { Picker } from "./Picker";
// what a handler takes out of an event is told where it does so, not in the component that everybody uses
export const Page = ({ people }) => (
  <Picker people={people} onPick={(picked) => fbq("track", "Lead", { tag: picked.email })} /> // use: meta-pixel event email
);
