class Analytics {
  track(name, details) { this.rows.push([name, details]); }
  identify(id) { this.id = id; }
}
const analytics = new Analytics();
analytics.track("search", { term: document.getElementById("search-term").value });
analytics.identify(currentUser.id);
