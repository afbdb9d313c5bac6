window.dataLayer = window.dataLayer || [];
window.uetq = window.uetq || [];
var _paq = (window._paq = window._paq || []);
window.fbq = window.fbq || function () { (window.fbq.q = window.fbq.q || []).push(arguments); };
