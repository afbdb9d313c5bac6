export default {
  install(app) {
    app.config.globalProperties.$track = (details) => fbq("track", "Lead", details); // use: meta-pixel event
  },
};
