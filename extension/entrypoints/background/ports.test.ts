import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { Nonces } from '../../sync/nonces.ts';
import { documentOf, type Sender } from '../../sync/senders.ts';
import { fakeKept } from '../../sync/testing/fake-kept.ts';
import { Ports } from './ports.ts';

const own = { id: 'abc', origin: 'chrome-extension://abc' };
const url = `${own.origin}/panel.html`;
const frame: Sender = { id: 'abc', url, tab: { id: 7 }, frameId: 4, documentId: 'frame' };
const window: Sender = { id: 'abc', url, tab: { id: 20 }, frameId: 0, documentId: 'window' };

function setUp() {
  let next = 0;
  const nonces = new Nonces(fakeKept().kept, (length) => new Uint8Array(length).fill((next += 1)));
  const ports = new Ports(nonces, own);
  const gone = vi.fn();
  const enter = async (sender: Sender, nonce: string) => {
    const closed: (() => void)[] = [];
    const port = {
      name: `panel:${nonce}`,
      sender,
      postMessage: vi.fn(),
      disconnect: vi.fn(),
      onDisconnect: { addListener: (heard: () => void) => void closed.push(heard) },
    };
    const entered = await ports.admit(port as unknown as Runtime.Port, gone);
    return { entered, port, close: () => closed.forEach((heard) => heard()) };
  };
  return { nonces, ports, gone, enter };
}

describe('panels that connect', () => {
  it('are tied to the tab whose page they read, wherever they stand', async () => {
    const { nonces, ports, enter } = setUp();
    await enter(window, await nonces.mint(7, 'window', 'log'));
    expect(ports.tabOf(window)).toBe(7);
    expect(ports.away(7)?.ownTab).toBe(20);
    expect(ports.readIn(20)).toBe(7);
    expect(ports.outside).toEqual([7]);
  });

  it('are one a tab: the other is named, may still put away what was typed in it, and its end is no news', async () => {
    const { nonces, ports, gone, enter } = setUp();
    const docked = await enter(frame, await nonces.mint(7, 'dock'));
    const { entered } = await enter(window, await nonces.mint(7, 'window'));
    expect(entered?.before?.document).toBe(documentOf(frame));
    expect(ports.tabOf(frame)).toBeNull();
    expect(ports.writerOf(frame)).toBe(7);
    docked.close();
    expect(gone).not.toHaveBeenCalled();
    expect(ports.away(7)).not.toBeNull();
  });

  it('outlive the document of their tab where they stand outside it, and tell of their own end', async () => {
    const { nonces, ports, gone, enter } = setUp();
    const { close } = await enter(window, await nonces.mint(7, 'window'));
    ports.forget(7);
    expect(ports.away(7)).not.toBeNull();
    close();
    expect(gone).toHaveBeenCalledWith(7, 'window');
    expect(ports.of(7)).toBeNull();
  });

  it.each<[string, Sender]>([
    ['another extension', { ...window, id: 'xyz' }],
    ['another page of ours', { ...window, url: `${own.origin}/flag.html` }],
    ['a page of the SIS', { ...window, url: 'https://sis.example.test/panel.html' }],
  ])('are refused where they are %s', async (_who, sender) => {
    const { nonces, ports, enter } = setUp();
    const { entered, port } = await enter(sender, await nonces.mint(7, 'window'));
    expect(entered).toBeNull();
    expect(port.postMessage).toHaveBeenCalledWith({ order: 'refused' });
    expect(port.disconnect).toHaveBeenCalledOnce();
    expect(ports.count).toBe(0);
  });
});
