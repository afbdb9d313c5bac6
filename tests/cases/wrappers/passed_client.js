import posthog from "posthog-js"; // use: posthog import
function visit(client, patient) {
  client.capture("lead", { tag: patient.email }); // use: posthog event
}
visit(posthog, currentUser); // use: posthog event email
