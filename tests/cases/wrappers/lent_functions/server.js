import { guarded } from "./hooks";
function answer(request) { fbq("track", "Visit", { code: request.query.code }); } // use: meta-pixel event
export const handler = guarded(answer);
