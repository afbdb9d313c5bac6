export const Head = ({ user }) => (
  // use: meta-pixel init email
  <script dangerouslySetInnerHTML={{ __html: `fbq('init', '123', {em: '${user.email}'});` }} />
);
