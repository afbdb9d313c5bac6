// is there to send what it is given
export function trackVisit(name, phone) {
  mixpanel.track(name, { phone }); // use: mixpanel event
}
