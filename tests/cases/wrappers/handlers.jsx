export function Form() {
  const submit = (event) => {
    event.preventDefault();
    fbq("track", "Lead", { tag: event.target.elements.email.value }); // use: meta-pixel event email
  };
  return <form onSubmit={submit}><input name="email" type="email" /></form>;
}
