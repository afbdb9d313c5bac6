import type { Claim, Member } from '../../shared/types';

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export const fetchProfile = () => getJson<Member | null>('/api/profile');
export const fetchClaims = (memberId: string) => getJson<Claim[]>(`/api/members/${memberId}/claims`);
export const fetchMessages = () => getJson<{ id: string; subject: string }[]>('/api/messages');
export const fetchLabResults = () => getJson<{ id: string; labTest: string }[]>('/api/lab-results');

export async function searchEncyclopedia(term: string) {
  const response = await fetch('/api/encyclopedia', { method: 'POST', body: JSON.stringify({ term }) });
  return (await response.json()) as { slug: string; title: string }[];
}
