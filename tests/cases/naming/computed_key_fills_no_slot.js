// What stands under a computed key may be anything; it does not fill the product's own slot for a person.
const params = new URLSearchParams(window.location.search);
const campaign = {};
for (const key of ["utm_source", "utm_medium"]) {
  const val = params.get(key);
  if (val) campaign[key] = val;
}
gtag("event", "view", campaign); // use: google-analytics-4 event
gtag("event", "view", { user_id: params.get("utm_source") }); // use: google-analytics-4 event user-id
gtag("config", "G-EXAMPLE01", campaign); // use: google-analytics-4 init
