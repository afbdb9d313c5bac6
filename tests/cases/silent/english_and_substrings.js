// words that hold a vendor's name, and names too common to mean one
const closingTag = "</p>";
export function dysEntry(entry) {
  const doubleClickDelay = 300;
  const s = { t: (value) => value, tl: (value) => value };
  s.t(entry.patientName);
  const ga = (reading) => reading * 2;
  ga(entry.email);
  const analytics = [entry.email];
  analytics.push(entry.phone);
  return { closingTag, doubleClickDelay, amplitude: entry.wave, clarity: entry.clarity, heap: [], segment: entry.segment };
}
