export function visit(page, patient, item) {
  fbq("track", "A", { name: page.settings.name, id: item.id, location: item.location, date: page.date }); // use: meta-pixel event
  fbq("track", "A", { tag: patient.name }); // use: meta-pixel event name
  fbq("track", "A", { file: item.fileName, host: page.hostName, event: item.eventName }); // use: meta-pixel event event-name
}
