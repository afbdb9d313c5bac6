import Tracker from "./three";
export const four = ({ tag, extra = {} }) => Tracker.three({ tag, ...extra }); // use: meta-pixel event
