import Vue from "vue";
import VueGtag from "vue-gtag"; // use: google-analytics-4 import
Vue.use(VueGtag, { config: { id: "G-ABC" } });
Vue.prototype.$record = (details) => fbq("track", "Lead", details); // use: meta-pixel event
Vue.prototype.$log = (details) => console.log(details);
