import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { oldStyle } from '../../shared/sis/testing/adapters.ts';
import { AdapterStore, originsOf, uiOf } from './adapter-store.ts';
import type { Client } from './client.ts';
import { failed } from './faults.ts';
import { fakeKept } from './testing/fake-kept.ts';

const json = JSON.stringify(oldStyle);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const entry = { id: oldStyle.id, revision: 3, json, hash: sha256(json) };
const good = { ok: true as const, value: { adapters: [entry], off: [], maxAgeMs: 1_000 } };

function setUp() {
  const { kept } = fakeKept();
  const world = { said: good as unknown, now: 0, serverUrl: 'https://a.test', sites: null as string[] | null };
  const make = () =>
    new AdapterStore({
      kept,
      client: { adapters: () => Promise.resolve(world.said) } as unknown as Client,
      now: () => world.now,
      serverUrl: () => Promise.resolve(world.serverUrl),
      sites: () => Promise.resolve(world.sites),
      hash: (text) => Promise.resolve(sha256(text)),
    });
  return { world, make, store: make() };
}

describe('adapters in force', () => {
  it('are what the server gave, also for the next worker', async () => {
    const { store, make } = setUp();
    await store.refresh();
    expect(await store.inForce()).toEqual([oldStyle]);
    expect(await make().inForce()).toEqual([oldStyle]);
    expect(originsOf([oldStyle])).toEqual(['https://sis.example.test']);
  });

  it('are used on the sites alone that the district lists, and nowhere where it lists others', async () => {
    const { world, store } = setUp();
    world.sites = ['https://other.example', 'https://sis.example.test'];
    await store.refresh();
    expect(originsOf(await store.inForce())).toEqual(['https://sis.example.test']);
    world.sites = ['https://other.example'];
    await store.refresh();
    expect(await store.inForce()).toEqual([]);
  });

  it('stay while the server is out of reach, until they are too old', async () => {
    const { world, store, make } = setUp();
    await store.refresh();
    world.said = failed({ cause: 'offline' });
    world.now = 1_000;
    await store.refresh();
    expect(await store.inForce()).toHaveLength(1);
    world.now = 1_001;
    expect(await make().inForce()).toEqual([]);
  });

  it('are dropped at once when the answer is nonsense', async () => {
    const { world, store } = setUp();
    await store.refresh();
    world.said = failed({ cause: 'nonsense' });
    await store.refresh();
    expect(await store.inForce()).toEqual([]);
  });

  it.each([
    ['a wrong hash', { ...entry, hash: sha256('x') }],
    ['another id', { ...entry, id: 'other' }],
    ['no adapter', { ...entry, json: '{}', hash: sha256('{}') }],
  ])('never hold one with %s', async (_what, bad) => {
    const { world, store } = setUp();
    world.said = { ok: true, value: { adapters: [bad], off: [], maxAgeMs: 1_000 } };
    await store.refresh();
    expect(await store.inForce()).toEqual([]);
  });

  it('tell of those that are out of force, whose pages can say so', async () => {
    const { world, store, make } = setUp();
    const off = [{ id: 'other', origins: ['https://other.example.test'], why: 'failing' as const }];
    world.said = { ok: true, value: { ...good.value, off } };
    await store.refresh();
    expect(await make().off()).toEqual(off);
    expect(await store.origins()).toEqual(['https://sis.example.test', 'https://other.example.test']);
    world.said = { ok: true, value: { adapters: [], off: [], maxAgeMs: 1_000 } };
    await store.refresh();
    expect(await store.origins()).toEqual([]);
  });

  it('of another server do not count', async () => {
    const { world, store, make } = setUp();
    await store.refresh();
    world.serverUrl = 'https://b.test';
    expect(await make().inForce()).toEqual([]);
  });
});

describe('what adapters say of the panel', () => {
  const origin = oldStyle.match.origins[0] ?? '';
  const saying = (ui: NonNullable<typeof oldStyle.ui>) => ({ ...oldStyle, ui });

  it('is put together, and the first that says something of one thing counts', () => {
    const all = [
      saying({ inset: ['header'] }),
      saying({ mount: 'sidePanel', inset: ['header', 'footer'] }),
      saying({ mount: 'inPage', widthPx: 420 }),
    ];
    expect(uiOf(all, origin)).toEqual({ inset: ['header', 'footer'], mount: 'sidePanel', widthPx: 420 });
  });

  it('is nothing of another site', () => {
    expect(uiOf([saying({ mount: 'sidePanel' })], 'https://other.test')).toEqual({ inset: [] });
  });
});
