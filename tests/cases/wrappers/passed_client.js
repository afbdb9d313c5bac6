import posthog from "posthog-js"; // use: posthog import
function visit(client, patient) {
  client.capture("lead", { tag: patient.email }); // todo: posthog event email
}
visit(posthog, currentUser);
