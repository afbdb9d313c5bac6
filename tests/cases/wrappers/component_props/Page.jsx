import { Send } from "./Send";
const record = (details) => fbq("track", "Lead", details); // use: meta-pixel event
export const Page = ({ patient }) => <Send onSend={record} patient={patient} />;
