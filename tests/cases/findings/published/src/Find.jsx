import { useState } from "react";
import { useNavigate } from "react-router-dom";

export function Find() {
  const [term, setTerm] = useState("");
  const navigate = useNavigate();
  const go = () => navigate(`/find?q=${term}`); // expect: PX205
  return <input type="search" name="q" value={term} onChange={(e) => setTerm(e.target.value)} onBlur={go} />;
}
