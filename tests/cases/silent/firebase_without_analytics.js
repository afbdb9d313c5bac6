import { initializeApp } from "firebase/app";
import { getAuth, signInWithEmailAndPassword } from "firebase/auth";
import { getMessaging, getToken } from "firebase/messaging";
const app = initializeApp({ projectId: "clinic" });
export const signIn = (email, password) => signInWithEmailAndPassword(getAuth(app), email, password);
export const token = () => getToken(getMessaging(app));
