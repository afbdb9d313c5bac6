export function makeTracker(prefix) {
  return {
    record(name, details) { fbq("track", prefix + name, details); }, // use: meta-pixel event
  };
}
export const curried = (name) => (details) => fbq("track", name, details); // use: meta-pixel event
