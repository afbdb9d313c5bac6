import { one } from "./one";
export function two(name, details) { return one({ name, ...details }); } // use: meta-pixel event
