async function load() {
  const response = await fetch("/api");
  const { data } = await response.json();
  return data;
}
load().then((data) => send(data)).catch(() => {}).finally(done);
for await (const part of parts()) send(part);
const all = await Promise.all([load(), load()]);
