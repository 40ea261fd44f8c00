import { BlockList, isIPv6 } from 'node:net';
import { bareAddress } from './address.ts';

const BITS = { ipv4: 32, ipv6: 128 } as const;

interface Range {
  readonly address: string;
  readonly prefix: number;
  readonly family: keyof typeof BITS;
}

/** `10.0.0.0/8`, `2001:db8::/32` or one address. Undefined when it is none of these. */
function readRange(text: string): Range | undefined {
  const [given = '', bits, ...more] = text.trim().split('/');
  const address = bareAddress(given);
  if (address === undefined || more.length > 0) return undefined;
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined;
  const prefix = bits === undefined ? BITS[family] : Number(bits);
  return prefix > BITS[family] ? undefined : { address, prefix, family };
}

const split = (list: string) => list.split(',').filter((part) => part.trim() !== '');

/** Whether a comma-separated list names ranges of addresses and nothing else. */
export function isRangeList(list: string): boolean {
  return split(list).every((text) => readRange(text) !== undefined);
}

/** The proxies whose word about the client's address counts. Asks for a list that `isRangeList` takes. */
export function trustedProxies(list: string): BlockList {
  const trusted = new BlockList();
  for (const range of split(list).map(readRange)) {
    if (range !== undefined) trusted.addSubnet(range.address, range.prefix, range.family);
  }
  return trusted;
}
