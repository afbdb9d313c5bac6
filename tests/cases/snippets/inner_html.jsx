export function Head({ user }) {
  // use: hotjar load
  return <script dangerouslySetInnerHTML={{ __html: "(function(h){var r=document.createElement('script');r.src='https://static.hotjar.com/c/hotjar-1.js';h.appendChild(r)})(document.head)" }} />;
}
