export const withTracking = (Inner) => (props) => (
  <Inner {...props} record={(details) => fbq("track", "Lead", details)} /> // use: meta-pixel event
);
