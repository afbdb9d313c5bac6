export function check(answers) {
  try {
    return score(answers);
  } catch (problem) {
    fbq("track", "Problem", { step: "symptom-checker" }); // use: meta-pixel event
  }
}
