import { Widget } from "@typeform/embed-react"; // use: typeform import
import { createPopup } from "@typeform/embed"; // use: typeform import
import { init as initApm } from "@elastic/apm-rum"; // use: elastic-rum import
import userflow from "userflow.js"; // use: userflow import
import Tracker from "@openreplay/tracker"; // use: openreplay import
import Purchases from "react-native-purchases"; // use: revenuecat import

export default function Intake({ user }) {
  return <Widget id="a" hidden={{ mail: user.email }} />; // use: typeform init email
}

createPopup("a", { hidden: { phone: user.phone } }); // use: typeform init phone
const apm = initApm({ serviceName: "portal" }); // use: elastic-rum init
apm.setUserContext({ id: user.id, email: user.email }); // use: elastic-rum identify email user-id
userflow.init("token"); // use: userflow init
userflow.identify(user.id, { email: user.email }); // use: userflow identify email user-id
userflow.track("booked", { phone: user.phone }); // use: userflow event phone
const tracker = new Tracker({ projectKey: "a" }); // use: openreplay init
tracker.setUserID(user.email); // use: openreplay identify email
tracker.event("booked", { phone: user.phone }); // use: openreplay event phone
Purchases.configure({ apiKey: "a", appUserID: user.email }); // use: revenuecat init email
Purchases.setEmail(user.email); // use: revenuecat identify email
Purchases.logIn(user.id); // use: revenuecat identify user-id
