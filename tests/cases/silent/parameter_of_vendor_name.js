export function sort(hj, twq) {
  hj("identify", twq.email);
  return twq("event", "tw-1", { email_address: hj.email });
}
