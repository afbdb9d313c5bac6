const email = document.getElementById("email").value;
import("./record").then(({ record }) => record({ email })); // use: meta-pixel event email
import("./record").then((module) => module.default({ email })); // use: meta-pixel event email
export async function later() {
  const { record } = await import("./record");
  record({ email }); // use: meta-pixel event email
  (await import("./record")).record({ email }); // use: meta-pixel event email
}
