// among what is told of a person, a flag of the account says that somebody is signed in; a flag of the program says nothing
export function signedIn(response, user, settings) {
  posthog.identify("1", { tester: response.user.is_tester }); // use: posthog identify signed-in-status
  posthog.identify("1", { busy: user.isLoading }); // use: posthog identify
  posthog.identify("1", { dark: settings.isDark }); // use: posthog identify
  posthog.capture("opened", { tester: user.is_tester }); // use: posthog event
}
