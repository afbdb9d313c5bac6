var s = window.s_gi ? s_gi('meadowlarkdev') : {};
s.trackingServer = 'meadowlark.sc.omtrdc.net';
s.charSet = 'UTF-8';
s.pageName = document.title;
s.pageURL = window.location.href;
s.referrer = document.referrer;
s.t && s.t();
