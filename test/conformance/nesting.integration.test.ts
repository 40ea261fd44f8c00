import { describe, expect, it } from 'vitest';
import { audited, type Store } from '../../server/store/store.ts';
import { systemContext, tempStore, type TempStore } from '../tools/temp-store.ts';
import { EVENT, keep, names, turns, verifiedTrail, waiting, writing } from './acts.ts';

type Inner = (store: Store, temp: TempStore) => Promise<unknown>;

const INNER: readonly (readonly [name: string, inner: Inner])[] = [
  ['write', (_, temp) => writing(temp, (tx) => keep(tx, 'inner'))],
  ['tend', (store) => store.tend((tx) => keep(tx, 'inner'))],
  ['look', (store) => store.look(async () => 1)],
  ['read', (store, { runtime }) => store.read(systemContext(runtime), async () => audited(EVENT, 1))],
];

describe('inside a write', () => {
  it.each(INNER)('a %s is refused: it would wait for what the write holds', async (_, inner) => {
    const temp = await tempStore();
    const write = writing(temp, async (tx) => {
      await keep(tx, 'outer');
      await inner(temp.store, temp);
    });
    await expect(write).rejects.toThrow(/inside a write/);
    const tend = temp.store.tend(async () => inner(temp.store, temp));
    await expect(tend).rejects.toThrow(/inside a write/);
    expect(await names(temp)).toEqual([]);
  });

  it('a refused one is a failed promise, which the outer write may outlive', async () => {
    const temp = await tempStore();
    await writing(temp, async (tx) => {
      for (const [, inner] of INNER) {
        await inner(temp.store, temp).catch(() => undefined);
      }
      await keep(tx, 'outer');
    });
    expect(await names(temp)).toEqual(['outer']);
    expect(await verifiedTrail(temp)).toBe(1);
  });

  it('it is refused however deep it stands, and not afterwards', async () => {
    const temp = await tempStore();
    const later: (() => Promise<number>)[] = [];
    await waiting(temp, async () => {
      await turns(1);
      await expect(Promise.all([writing(temp, (tx) => keep(tx, 'inner'))])).rejects.toThrow(/inside a write/);
      later.push(() => writing(temp, (tx) => keep(tx, 'after')));
    });
    for (const write of later) await write();
    expect(await names(temp)).toEqual(['after']);
  });
});
