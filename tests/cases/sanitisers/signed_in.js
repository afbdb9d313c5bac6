export function page(user, session) {
  fbq("track", "A", { tag: !!user }); // use: meta-pixel event signed-in-status
  fbq("track", "A", { tag: user ? "member" : "guest" }); // use: meta-pixel event signed-in-status
  fbq("track", "A", { tag: session.isLoggedIn }); // use: meta-pixel event signed-in-status
}
