export const head = (email) => `
  <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
  <script>fbq('init', '123', {em: '${email}'});</script>
`; // todo: google-analytics-4 load; meta-pixel init email
