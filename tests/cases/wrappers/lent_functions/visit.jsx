import { later, soon, useSaving } from "./hooks";
const email = document.getElementById("email").value;
const send = (details) => fbq("track", "Lead", details); // use: meta-pixel event
const print = (details) => console.log(details);
later(send, email); // use: meta-pixel event email
later(print, email);
soon(send, email); // use: meta-pixel event email
soon(print, email);
soon((details) => print(details), email);
export function useBooking(api) {
  const { keep } = useSaving({
    save: api.book,
    onSaved: (_, values) => fbq("track", "Schedule", { tag: values.email }), // use: meta-pixel event
  });
  return () => keep({ email }); // use: meta-pixel event email
}
