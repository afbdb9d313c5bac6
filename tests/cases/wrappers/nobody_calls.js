export function identify(user) {
  fbq("init", "123", { em: user.email }); // use: meta-pixel init email
}
