import posthog from 'posthog-js'; // use: posthog import

export function identified(user) {
  posthog.people.set({ kind: user.constructor.name }); // use: posthog identify
  posthog.people.set({ who: user.name }); // use: posthog identify name
}
