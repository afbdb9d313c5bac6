// what goes by the same name and is no product
function branchOf(branch, aa, DY, umami) {
  branch.logEvent("open", { email: user.email });
  aa("clickedObjectIDs", { userToken: user.email });
  umami.track(user.email);
  DY.recommendationContext = { type: "HOMEPAGE" };
}
const Adjust = { trackEvent() {} };
Adjust.trackEvent({ eventToken: user.email });
const spoken = "Genesys, Osano and Demandbase are names";

Appcues.identify(user.id, { email: user.email }); // use: appcues identify email user-id
clevertap.onUserLogin.push({ Site: { Identity: user.id, Email: user.email } }); // use: clevertap identify email user-id
Moengage.track_event("Appointment", { clinic: user.phone }); // use: moengage event phone
OneSignal.User.addEmail(user.email); // use: onesignal identify email
mParticle.logEvent("Booked", 1, { email: user.email }); // use: mparticle event email
dtrum.identifyUser(user.email); // use: dynatrace identify email
smartlook("identify", user.id, { email: user.email }); // use: smartlook identify email user-id
rg4js("setUser", { identifier: user.id, email: user.email }); // use: raygun identify email user-id
freshpaint.track("Booked", { phone: user.phone }); // use: freshpaint event phone
coveoua("send", "custom", { email: user.email }); // use: coveo event email
_uxa.push(["trackDynamicVariable", { key: "mail", value: user.email }]); // use: contentsquare event email
_hmt.push(["_trackEvent", "form", "sent", user.email]); // use: baidu-tongji event email
_tfa.push({ notify: "event", name: "lead", id: 1 }); // use: taboola event
bk_addPageCtx("mail", user.email); // use: oracle-bluekai event email
SalesforceInteractions.sendEvent({ user: { attributes: { email: user.email } } }); // use: salesforce-interaction-studio event email
_etmc.push(["trackPageView", { search: user.phone }]); // use: salesforce-mc event phone
embedded_svc.settings.extraPrechatFormDetails = [{ label: "Email", value: user.email }]; // use: salesforce-chat identify email
ldclient.identify({ key: user.id, email: user.email }); // use: launchdarkly identify email user-id
