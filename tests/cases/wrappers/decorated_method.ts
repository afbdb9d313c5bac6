function tracked(target: unknown, name: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value;
  descriptor.value = function (...parts: unknown[]) {
    window.fbq("track", name, { parts }); // use: meta-pixel event
    return original.apply(this, parts);
  };
}
class Visit {
  @tracked
  send(email: string) { return email; }
}
new Visit().send(currentUser.email); // todo: meta-pixel event email
