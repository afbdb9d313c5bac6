import { useCallback } from "react";
export function useTracking() {
  const record = useCallback((details) => {
    fbq("track", "Lead", details); // use: meta-pixel event
  }, []);
  return { record, page: () => fbq("track", "PageView") }; // use: meta-pixel event
}
export const useOne = () => (details) => fbq("track", "Lead", details); // use: meta-pixel event
export const usePair = () => [window.fbq, 1];
