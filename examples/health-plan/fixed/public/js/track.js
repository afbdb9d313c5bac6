(function (window) {
  'use strict';

  function send(name) {
    var body = new Blob([JSON.stringify({ name: name })], { type: 'application/json' });
    window.navigator.sendBeacon('/metrics', body);
  }

  window.trackEvent = function (name) {
    send(name);
  };
})(window);
