export function Picker({ people, onPick }) {
  return people.map((person) => <button onClick={() => onPick({ email: person.email, name: person.name })}>Take</button>);
}
