(function (window) {
  'use strict';

  function send(name, params) {
    if (window.gtag) {
      window.gtag('event', name, params);
    }
    if (window.fbq) {
      window.fbq('trackCustom', name, params);
    }
    window.uetq = window.uetq || [];
    window.uetq.push('event', name, { event_category: 'site', event_label: params.search_term });
  }

  window.trackEvent = function (name, params) {
    send(name, Object.assign({ transport_type: 'beacon' }, params));
  };
})(window);
