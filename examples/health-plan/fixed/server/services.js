const base = process.env.CORE_API ?? 'http://core.meadowlark.internal';

async function get(path) {
  const response = await fetch(base + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export const members = {
  find: (id) => get(`/members/${id}`),
};

export const appointments = {
  find: (id) => get(`/appointments/${id}`),
};

export const encyclopedia = {
  search: (query) => get(`/encyclopedia?q=${encodeURIComponent(query)}`),
  condition: (slug) => get(`/encyclopedia/conditions/${slug}`),
};

export const metrics = {
  count: (name) => fetch(`${base}/counters/${encodeURIComponent(name)}`, { method: 'POST' }),
};
