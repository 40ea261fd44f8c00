/** A database's address as it may be shown: user, host, port and name, never the password or an option. */
export function withoutSecret(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, username, password, host, pathname } = new URL(url);
  const user = username === '' ? '' : `${username}${password === '' ? '' : ':…'}@`;
  return `${protocol}//${user}${host}${pathname}`;
}
