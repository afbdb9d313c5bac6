export function useSaving({ save, onSaved }) {
  const keep = async (values) => {
    const result = await save(values);
    onSaved?.(result, values);
    return result;
  };
  return { keep };
}
export const later = (callback, value) => setTimeout(() => callback({ tag: value }), 100); // use: meta-pixel event
export const soon = (callback, value) => later(callback, value);
export const guarded = (handler) => (request) => request.url && handler(request);
