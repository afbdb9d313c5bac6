fetch("/api/profile")
  .then((response) => response.json())
  .then((profile) => {
    fbq("track", "Lead", { tag: profile.email }); // use: meta-pixel event email
  });
async function visit() {
  const response = await fetch("/api/profile");
  const { email } = await response.json();
  fbq("track", "Lead", { tag: email }); // use: meta-pixel event email
}
axios.get("/api/profile").then(({ data }) => fbq("track", "Lead", { tag: data.phone })); // use: meta-pixel event phone
const read = async () => document.getElementById("zip-code").value;
read().then((value) => fbq("track", "Lead", { value })); // use: meta-pixel event postal-code
Promise.all([read(), read()]).then(([value]) => fbq("track", "Lead", { value })); // use: meta-pixel event postal-code
new Promise((resolve) => resolve(currentUser.email)).then((value) => fbq("track", "Lead", { value })); // use: meta-pixel event email
Promise.all([read(), 3]).then(([, step]) => fbq("track", "Lead", { step })); // use: meta-pixel event
const asked = new Promise((resolve) => read().then(resolve));
asked.then((value) => fbq("track", "Lead", { value })); // use: meta-pixel event postal-code
const waited = new Promise((resolve, reject) => setTimeout(() => resolve(), 100, currentUser.email, reject(currentUser.email)));
waited.then((value) => fbq("track", "Lead", { value })); // use: meta-pixel event
