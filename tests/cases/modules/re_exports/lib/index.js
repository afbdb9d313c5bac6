export * from "../star";
