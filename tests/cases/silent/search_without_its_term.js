// a function that drops the query and sends a fixed name
const path = (url) => url.split("?")[0];
export const searched = (term) => {
  const results = find(term);
  fbq("track", "Searched", { result_count: results.length }); // use: meta-pixel event
  return path(location.href);
};
