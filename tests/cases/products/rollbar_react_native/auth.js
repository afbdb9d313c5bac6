import Logger from "./logger";

export function signedIn({ user, profile }) {
  Logger.setUser({ userId: user.userId, username: user.username, fullName: profile.fullName }); // use: rollbar identify user-id name
}

export function failed(patient) {
  Logger.warn("no chart", patient.email); // use: rollbar event email
}
