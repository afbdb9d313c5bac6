const record = (person) => fbq("track", "A", { tag: person.displayName }); // use: meta-pixel event
fetch("/api/me")
  .then((response) => response.json())
  .then((member) => record(member)); // use: meta-pixel event name
export const plain = (member) => fbq("track", "A", { tag: member.displayName }); // use: meta-pixel event name
