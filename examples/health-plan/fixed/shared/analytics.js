const ENDPOINT = '/metrics';

export default function track(name) {
  const body = new Blob([JSON.stringify({ name })], { type: 'application/json' });
  navigator.sendBeacon(ENDPOINT, body);
}
