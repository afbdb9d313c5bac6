import axios from "axios";
const client = axios.create({ baseURL: "https://api.example.org" });
export async function visit({ user_id }: { user_id: string }) {
  const { data: response } = await client.get(`/v1/users/${user_id}`, { timeout: 2000 });
  fbq("track", "Lead", { a: response.users[0].lastName }); // use: meta-pixel event name
  fbq("track", "Lead", { a: response.total }); // use: meta-pixel event
}
