export function Visit({ errors, formState, labels, values }) {
  fbq("track", "Invalid", { a: errors.email, b: formState.errors.phone, c: labels.dateOfBirth }); // use: meta-pixel event
  fbq("track", "Lead", { a: values.email }); // use: meta-pixel event email
}
export const Wizard = ({ stepsCount }) => fbq("trackCustom", "Step", { total: stepsCount }); // use: meta-pixel event
const ref = new URLSearchParams(location.search).get("ref");
fbq("trackCustom", "Shared", { ref }); // use: meta-pixel event
