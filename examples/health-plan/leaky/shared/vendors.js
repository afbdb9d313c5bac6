const X_EVENTS = { encyclopedia_search: 'tw-o0000-o0001', default: 'tw-o0000-o0003' };
const QUANTUM_EVENTS = { encyclopedia_search: 41, page_view: 42, default: 40 };

export function google(name, params) {
  window.gtag?.('event', name, params);
}

export function meta(name, params) {
  window.fbq?.('trackCustom', name, params);
}

export function microsoft(name, { search_term: label }) {
  window.uetq = window.uetq || [];
  window.uetq.push('event', name, { event_category: 'portal', event_label: label });
}

export const x = (name, params) => {
  if (typeof window.twq === 'function') {
    window.twq('event', X_EVENTS[name] ?? X_EVENTS.default, { search_string: params.search_term });
  }
};

export function adobe(name, params) {
  const { s, _satellite } = window;
  if (s) {
    s.eVar12 = params.search_term;
    s.tl(true, 'o', name);
  }
  _satellite?.track(name, params);
}

export const quantum = (name, params) =>
  window.QuantumMetricAPI?.sendEvent(QUANTUM_EVENTS[name] ?? QUANTUM_EVENTS.default, 0, JSON.stringify(params));
