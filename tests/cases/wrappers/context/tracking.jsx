import { createContext, useContext } from "react";
const Tracking = createContext(null);
export function TrackingProvider({ children }) {
  const record = (details) => fbq("track", "Lead", details); // use: meta-pixel event
  return <Tracking.Provider value={{ record }}>{children}</Tracking.Provider>;
}
export const useTracking = () => useContext(Tracking);
