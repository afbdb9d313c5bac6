export const head = (email) => `
  <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
  <script>fbq('init', '123', {em: '${email}'});</script>
  <script>window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments)}</script>
  <script>gtag('event', 'lead', {tag: ${JSON.stringify(patient.phone)}});</script>
`;
export const page = `<!doctype html>
<html><body><noscript><img src="https://www.facebook.com/tr?id=1&ev=PageView"></noscript></body></html>`;
const help = `Paste this: <script src="https://static.hotjar.com/c/hotjar-1.js"></script>`;
export default help;
