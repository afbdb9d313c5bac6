const term = document.getElementById("search-term").value;
fbq("track", "Search", { search_string: term }); // expect: PX203 // use: meta-pixel event search-term
