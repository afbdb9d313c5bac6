import { Analytics } from "@vercel/analytics/next"; // use: vercel-analytics import
import { track } from "@vercel/analytics"; // use: vercel-analytics import
import { SpeedInsights } from "@vercel/speed-insights/next"; // use: vercel-speed-insights import

export function Layout({ children, patient }) {
  track("visit", { email: patient.email }); // use: vercel-analytics event email
  return (
    <body>
      {children}
      <Analytics /> {/* use: vercel-analytics init */}
      <SpeedInsights /> {/* use: vercel-speed-insights init */}
    </body>
  );
}
