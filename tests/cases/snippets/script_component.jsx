import Script from "next/script";
import { Helmet } from "react-helmet";
export const Tags = () => (
  <>
    <Script src="https://connect.facebook.net/en_US/fbevents.js" strategy="lazyOnload" /> {/* use: meta-pixel load */}
    <Helmet>
      <script async src="https://static.hotjar.com/c/hotjar-1.js" /> {/* use: hotjar load */}
    </Helmet>
    <Script id="pixel">{`fbq('track', 'PageView')`}</Script> {/* use: meta-pixel event */}
  </>
);
