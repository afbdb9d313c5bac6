import { useState } from "react";
export function Search() {
  const [term, setTerm] = useState("");
  const [email, setEmail] = useState("");
  const submit = () => {
    fbq("track", "Search", { tag: term }); // use: meta-pixel event search-term
    fbq("track", "Lead", { tag: email }); // use: meta-pixel event email
  };
  return (
    <form onSubmit={submit}>
      <input name="q" type="search" value={term} onChange={(event) => setTerm(event.target.value)} />
      <input name="email" type="email" value={email} onChange={({ target }) => setEmail(target.value)} />
    </form>
  );
}
