// a name that alone says little is told where the event is called after it
export function followed(link, title, step) {
  posthog.capture("link_opened", { link }); // use: posthog event link-url
  posthog.capture("opened", { link }); // use: posthog event
  posthog.capture("next_step", { step }); // use: posthog event
  posthog.capture("link_opened", { title }); // use: posthog event
}
// what a wrapper calls its event is told at its callers
const pressed = (place) => posthog.capture("menu_button_pressed", { place }); // use: posthog event ui-event
pressed("top"); // use: posthog event ui-event
const shown = (place) => posthog.capture("menu_shown", { place }); // use: posthog event
shown("top"); // use: posthog event
