export default { title: "Form" };
export const Filled = () => <button onClick={() => fbq("track", "Lead", { email: "a@example.org" })}>Send</button>; // use: meta-pixel event
