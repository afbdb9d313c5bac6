// a blocker's and a consent manager's tables
export const BLOCKED = ["connect.facebook.net", "static.hotjar.com", "bat.bing.com"];
export const SURROGATES = { "www.google-analytics.com/analytics.js": "noop.js" };
export const isTracker = (url) => BLOCKED.includes(new URL(url).host);
