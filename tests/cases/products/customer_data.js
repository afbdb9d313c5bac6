Munchkin.init("123-ABC-456"); // use: marketo init
Munchkin.munchkinFunction("associateLead", { Email: user.email }, key); // use: marketo identify email
_learnq.push(["identify", { $email: user.email }]); // use: klaviyo identify email
klaviyo.push(["track", "Booked", { doctor: visit.doctorName }]); // use: klaviyo event provider
_cio.identify({ id: user.id, email: user.email }); // use: customerio identify email user-id
utag.link({ tealium_event: "search", search_term: box.searchTerm }); // use: tealium event search-term
utag_data.patient_id = patient.id; // use: tealium event patient-id
_dcq.push(["identify", { email: user.email }]); // use: drip identify email
_kmq.push(["record", "Booked", { phone: user.phone }]); // use: kissmetrics event phone
woopra.identify("email", user.email); // use: woopra identify email
$crisp.push(["set", "user:email", [user.email]]); // use: crisp identify email
Rollbar.error("failed", { email: user.email }); // use: rollbar event email
VWO.visitor({ email: user.email }); // use: vwo identify email
__insp.push(["identify", user.email]); // use: inspectlet identify email
snowplow("setUserId", user.id); // use: snowplow identify user-id
snowplow("trackStructEvent", "search", "typed", box.searchTerm); // use: snowplow event search-term
const klaviyoish = [];
klaviyoish.push(["identify", { $email: user.email }]);
