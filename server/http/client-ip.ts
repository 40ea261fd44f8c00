import type { HttpBindings } from '@hono/node-server';
import { type BlockList, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { bareAddress } from './address.ts';

/** Who asks, as far as it can be known. */
export interface ClientIp {
  /** Bare; undefined where the socket does not say any more. */
  readonly address: string | undefined;
  /** A forwarded address was sent by somebody whose word does not count: a proxy that nobody named, or a lie. */
  readonly ignored: boolean;
}

/**
 * The address of whoever asks. Each proxy appends the address that it saw to `X-Forwarded-For`, so the list is read
 * from its end, and only as long as trusted proxies speak: what stands before the first stranger can be invented.
 */
export function clientIp(peer: string | undefined, forwarded: string | undefined, trusted: BlockList): ClientIp {
  let address = peer === undefined ? undefined : bareAddress(peer);
  if (forwarded === undefined) return { address, ignored: false };
  const said = forwarded.split(',');
  if (!isTrusted(address, trusted)) return { address, ignored: true };
  while (said.length > 0 && isTrusted(address, trusted)) {
    const before = bareAddress(said.pop() ?? '');
    if (before === undefined) break;
    address = before;
  }
  return { address, ignored: false };
}

/** The same for a request; undefined for one that came through no socket, as tests send them. */
export function clientIpOf(c: Context, trusted: BlockList): ClientIp | undefined {
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
  return incoming && clientIp(incoming.socket.remoteAddress, c.req.header('x-forwarded-for'), trusted);
}

function isTrusted(address: string | undefined, trusted: BlockList): boolean {
  return address !== undefined && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
