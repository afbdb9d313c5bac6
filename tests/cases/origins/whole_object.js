export function visit(user) {
  fbq("track", "A", { ...user }); // use: meta-pixel event user-id
  posthog.identify(user.id, user); // use: posthog identify user-id
}
