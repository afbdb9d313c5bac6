export { default as send } from "./record";
