// products that a tag manager loads are known by calls that nobody else makes so
export function told(person, branch, words) {
  hj("identify", person.id, { tag: person.email }); // use: hotjar identify email patient-id
  clarity("set", "tag", person.email); // use: microsoft-clarity event email
  heap.addUserProperties({ tag: person.email }); // use: heap identify email
  amplitude.getInstance().logEvent("sent", { tag: person.email }); // use: amplitude event email
  branch.logEvent("sent", { tag: person.email });
  words.heap.push(person.email);
}
