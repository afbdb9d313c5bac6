export function record(details) { fbq("track", "Lead", details); } // use: meta-pixel event
export default record;
