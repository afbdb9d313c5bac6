interface Profile { email: string; plan: string }
async function load(): Promise<Profile> { return (await fetch("/api/me")).json(); }
export async function visit() {
  const profile = await load();
  window.fbq("track", "A", { tag: profile.email }); // use: meta-pixel event email
  const { data } = await axios.get<Profile>("/api/me");
  window.fbq("track", "A", { tag: data.email }); // use: meta-pixel event email
}
