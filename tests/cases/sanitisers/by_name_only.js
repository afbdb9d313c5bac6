// a function is judged by what it does, not by what it is called
const sanitizeDetails = (details) => ({ ...details, files: undefined });
const onlyStep = ({ step }) => ({ step });
const scrub = (details) => { const { email, ...rest } = details; return rest; };
const email = document.getElementById("email").value;
fbq("track", "A", sanitizeDetails({ tag: email })); // use: meta-pixel event email
fbq("track", "A", onlyStep({ step: 1, email })); // use: meta-pixel event
fbq("track", "A", scrub({ step: 1, email })); // use: meta-pixel event // extra: meta-pixel email
