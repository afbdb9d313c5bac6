export { record as renamed } from "./record";
