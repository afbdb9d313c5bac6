import { useRef } from "react";
export function Search() {
  const box = useRef(null);
  const submit = () => fbq("track", "Search", { tag: box.current.value }); // use: meta-pixel event // todo: meta-pixel search-term
  return <form onSubmit={submit}><input ref={box} type="search" name="q" /></form>;
}
