export const Privacy = () => (
  <article>
    <h1>Privacy</h1>
    <p>We do not use Hotjar, the Meta Pixel or posthog.capture().</p>
    <a href="https://www.facebook.com/clinic">Find us on Facebook</a>
    <a href="https://twitter.com/clinic">Follow us</a>
  </article>
);
