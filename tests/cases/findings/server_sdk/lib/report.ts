import { PostHog } from "posthog-node"; // use: posthog import

// runs on a server: it watches no page, takes along no address of one, and stands behind no sign-in
const client = new PostHog(process.env.KEY ?? ""); // use: posthog init // expect: PX303

export function report(event: string, userId: string) {
  client.capture({ distinctId: userId, event }); // use: posthog event
}
