import "./effects";
import whole, { part, other as renamed, default as again } from "./parts";
import * as all from "./all";
const lazy = import("./lazy");
const old = require("./old");
const { one } = require("./old");
export const value = 1;
export function work() {}
export { part, renamed as shown };
export { x, y as z } from "./further";
export * from "./star";
export * as space from "./space";
export { default } from "./whole";
export default whole;
