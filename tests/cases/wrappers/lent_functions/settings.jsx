import { useSaving } from "./hooks";
export function useSettings(api, close) {
  const { keep } = useSaving({ save: api.update, onSaved: () => close() });
  const email = document.getElementById("email").value;
  return { change: () => keep({ email }) };
}
export function useNothing(api) {
  const email = document.getElementById("email").value;
  const { keep } = useSaving({ save: api.update });
  keep({ email });
}
