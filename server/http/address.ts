import { isIP, isIPv6 } from 'node:net';

/** Groups of an IPv6 address, and how many of them name the network: what one customer is given (RFC 6177). */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * An IP address as sockets and proxies write it, bare: without port, brackets and zone, an IPv4 address in IPv6
 * clothes (`::ffff:192.0.2.1`) as IPv4. Undefined when it is none.
 */
export function bareAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const inside = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = inside.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  const bare = mapped ?? address;
  return isIP(bare) === 0 ? undefined : bare;
}

/** Whom an address stands for: an IPv4 address for itself, an IPv6 address for its /64, in which one may choose freely. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, GROUPS - front.length - back.length) }, () => '0');
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  return groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
