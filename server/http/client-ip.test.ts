import { describe, expect, it } from 'vitest';
import { bareAddress, networkOf } from './address.ts';
import { clientIp } from './client-ip.ts';
import { isRangeList, trustedProxies } from './trusted-proxies.ts';

const TRUSTED = trustedProxies('127.0.0.1, 10.0.0.0/8 ,2001:db8:ff::/48,::1');

describe('the address of whoever asks', () => {
  it.each<[what: string, peer: string | undefined, forwarded: string | undefined, address: string | undefined]>([
    ['the peer itself', '192.0.2.7', undefined, '192.0.2.7'],
    ['the peer, when it is a proxy that says nothing', '127.0.0.1', undefined, '127.0.0.1'],
    ['what a trusted proxy saw', '10.1.2.3', '192.0.2.7', '192.0.2.7'],
    ['what the outermost of several saw', '127.0.0.1', '192.0.2.7, 10.9.9.9, 10.1.2.3', '192.0.2.7'],
    ['not what the client made up before that', '127.0.0.1', '203.0.113.1, 192.0.2.7, 10.1.2.3', '192.0.2.7'],
    ['not what a stranger says', '192.0.2.7', '203.0.113.1', '192.0.2.7'],
    ['the innermost of all that are trusted', '127.0.0.1', '10.9.9.9, 10.1.2.3', '10.9.9.9'],
    ['the last proxy, when it saw nothing readable', '127.0.0.1', '203.0.113.1, unknown, 10.1.2.3', '10.1.2.3'],
    ['the proxy, when the list is empty', '127.0.0.1', '', '127.0.0.1'],
    ['an IPv6 client behind an IPv6 proxy', '2001:db8:ff::5', '2001:db8:1::9', '2001:db8:1::9'],
    ['an IPv4 peer in IPv6 clothes', '::ffff:10.1.2.3', '192.0.2.7', '192.0.2.7'],
    ['an address with its port', '::1', '192.0.2.7:54321', '192.0.2.7'],
    ['an IPv6 address with its port', '::1', '[2001:DB8:1::9]:443', '2001:db8:1::9'],
    ['nobody, when the socket is gone', undefined, '203.0.113.1', undefined],
  ])('is %s', (_what, peer, forwarded, address) => {
    expect(clientIp(peer, forwarded, TRUSTED).address).toBe(address);
  });

  it('says when a word was ignored, and only then', () => {
    expect(clientIp('192.0.2.7', '203.0.113.1', TRUSTED).ignored).toBe(true);
    expect(clientIp('127.0.0.1', '203.0.113.1', TRUSTED).ignored).toBe(false);
    expect(clientIp('192.0.2.7', undefined, TRUSTED).ignored).toBe(false);
    expect(clientIp('127.0.0.1', '203.0.113.1', trustedProxies('')).ignored).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    ['fe80::1%eth0', 'fe80::1'],
    [' 192.0.2.7 ', '192.0.2.7'],
    ['192.0.2.256', undefined],
    ['proxy.district.org', undefined],
    ['', undefined],
    ['192.0.2.7; DROP', undefined],
  ])('%j is read as %s', (text, address) => {
    expect(bareAddress(text)).toBe(address);
  });

  it('stands for its network where one may choose among 2^64', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2');
    expect(networkOf('2001:0db8:0001:0002::')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  });
});

describe('a list of proxies', () => {
  it.each(['', '10.0.0.0/8', '10.0.0.1', '::1, 127.0.0.0/8', '2001:db8::/32'])('%j is one', (list) => {
    expect(isRangeList(list)).toBe(true);
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    'localhost',
    '2001:db8::/129',
    '10.0.0.0/8 10.1.0.0/16',
  ])('%j is none', (list) => {
    expect(isRangeList(list)).toBe(false);
  });
});
