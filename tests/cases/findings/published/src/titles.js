export const titleOf = (person) => `${person.displayName} - Portal`;
