export { record } from "./record";
