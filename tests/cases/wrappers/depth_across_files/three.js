import * as lower from "./two";
export default class Tracker {
  static three(details) { lower.two("three", details); } // use: meta-pixel event
}
