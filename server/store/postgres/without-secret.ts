/** A database's address as it may be shown: user, host, port and name, never the password or an option. */
export function withoutSecret(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, username, password, host, pathname, search, hash } = new URL(url);
  // A password with a bare `/`, `?` or `#` in it: what comes before is taken for the host, the rest for a name.
  if (`${pathname}${search}${hash}`.includes('@')) return 'an address that cannot be read';
  const user = username === '' ? '' : `${username}${password === '' ? '' : ':…'}@`;
  return `${protocol}//${user}${host}${pathname}`;
}
