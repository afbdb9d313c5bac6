import sha256 from "crypto-js/sha256";
const email = document.getElementById("email").value;
fbq("init", "1", { em: sha256(email).toString() }); // use: meta-pixel init email hashed-identifier
fbq("init", "1", { em: md5(email.trim()) }); // use: meta-pixel init email hashed-identifier
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes)).map((byte) => byte.toString(16)).join("");
}
digest(email).then((hash) => fbq("init", "1", { em: hash })); // use: meta-pixel init email hashed-identifier
