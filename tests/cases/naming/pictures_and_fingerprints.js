// a picture drawn for everybody and a number of a file are nobody's; a person's own are
export function chosen(user, theme, file) {
  const selectedAvatar = theme.selectedAvatar;
  posthog.capture("avatar chosen", { avatar: selectedAvatar, fingerprint: file.fingerprint }); // use: posthog event
  posthog.capture("avatar chosen", { tag: user.avatar }); // use: posthog event photo
  posthog.capture("avatar chosen", { tag: user.avatarUrl }); // use: posthog event photo
}
