window.dataLayer = window.dataLayer || [];
function gtag() { dataLayer.push(arguments); } // extra: google-tag-manager event
gtag("js", new Date());
