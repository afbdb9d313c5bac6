import { track } from "@vercel/analytics"; // use: vercel-analytics import
import { Analytics } from "@vercel/analytics/next"; // use: vercel-analytics import
import { SpeedInsights } from "@vercel/speed-insights/next"; // use: vercel-speed-insights import

export default function Layout({ children }) {
  return (
    <body>
      {children}
      <Analytics />  {/* use: vercel-analytics init */}
      <SpeedInsights />  {/* use: vercel-speed-insights init */}
    </body>
  );
}

export function booked(user) {
  track("booked", { email: user.email }); // use: vercel-analytics event email
  window.va("event", { name: "booked", data: { phone: user.phone } }); // use: vercel-analytics event phone
  window.va("beforeSend", (event) => event); // use: vercel-analytics config
}
