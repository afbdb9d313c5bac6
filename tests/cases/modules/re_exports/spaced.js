export * as tracking from "./record";
