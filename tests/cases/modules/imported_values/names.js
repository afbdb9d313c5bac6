export const FIELDS = { email: document.getElementById("email").value };
export const phone = () => document.getElementById("phone").value;
export default function visitor() { return { zip: document.getElementById("zip-code").value }; }
