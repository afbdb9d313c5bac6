import { call, put } from "redux-saga/effects";
const record = (name, details) => fbq("track", name, details); // use: meta-pixel event
const recorder = { record };
export function* visit(patient) {
  yield call(record, "Lead", { tag: patient.email }); // use: meta-pixel event email
  yield call([recorder, recorder.record], "Lead", { tag: patient.phone }); // use: meta-pixel event phone
  yield call([recorder, "record"], "Lead", { tag: patient.phone }); // use: meta-pixel event phone
  yield put({ type: "record", tag: patient.email });
}
