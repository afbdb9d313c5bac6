export const search = (term) => ({ type: "SEARCH", meta: { analytics: { tag: term } } });
export const open = () => search(document.getElementById("email").value); // todo: meta-pixel event email
