export const tracking = () => (next) => (action) => {
  if (action.meta && action.meta.analytics) fbq("track", action.type, action.meta.analytics); // use: meta-pixel event
  return next(action);
};
