import { Link } from "react-router-dom";

export function Again({ term }) {
  // todo: PX205
  return <Link to={`/find?q=${term}`}>Again</Link>;
}
