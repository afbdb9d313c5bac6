export function Lead() {
  const submit = (event) => {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.target));
    fbq("track", "Lead", data); // use: meta-pixel event email name
    fbq("track", "Open", { tag: data.step }); // use: meta-pixel event
  };
  return (
    <form onSubmit={submit}>
      <input name="email" />
      <TextField name="patientName" />
      <Button name="phone" />
    </form>
  );
}
