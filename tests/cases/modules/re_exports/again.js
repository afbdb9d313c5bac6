import record from "./record";
export { record };
