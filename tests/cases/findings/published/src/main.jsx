import { Again } from "./Again";
import { Find } from "./Find";
import { Welcome } from "./Welcome";

export default [Again, Find, Welcome];
