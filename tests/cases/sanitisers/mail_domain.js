const [, host] = currentUser.email.split("@");
fbq("track", "Lead", { host }); // use: meta-pixel event
fbq("track", "Lead", { host: currentUser.email.split("@")[1].toLowerCase() }); // use: meta-pixel event
fbq("track", "Lead", { local: currentUser.email.split("@")[0] }); // use: meta-pixel event email
const outcome = await Promise.allSettled([load()]).then(([slugResult]) => slugResult.value.slug);
fbq("track", "Lead", { outcome }); // use: meta-pixel event
