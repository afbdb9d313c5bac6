const url = location.href;
fbq("track", "A", { tag: url.split("?")[0] }); // use: meta-pixel event page-url
const query = new URLSearchParams(location.search).get("searchTerm");
fbq("track", "A", { tag: `/search?q=${query}` }); // use: meta-pixel event search-term
fbq("track", "A", { tag: `/search?q=${query}`.split("?")[0] }); // use: meta-pixel event
