import { Inner } from "./Inner";
export const Panel = (props) => <Inner {...props} report={props.onRecord} />;
