import { createHash } from "node:crypto";
export const pixel = (user) =>
  fbq("init", "1", { em: createHash("sha256").update(user.email).digest("hex") }); // use: meta-pixel init email // todo: meta-pixel hashed-identifier
