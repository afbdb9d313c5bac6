import { adobe, google, meta, microsoft, quantum, x } from './vendors.js';

const defaults = { app_version: '4.2.0' };

export default function track(name, params = {}) {
  const payload = { ...defaults, ...params };
  google(name, payload);
  meta(name, payload);
  microsoft(name, payload);
  x(name, payload);
  adobe(name, payload);
  quantum(name, payload);
}
