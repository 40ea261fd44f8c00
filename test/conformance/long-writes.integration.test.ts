import { describe, expect, it } from 'vitest';
import { audited } from '../../server/store/store.ts';
import { systemContext, tempStore } from '../tools/temp-store.ts';
import { EVENT, gate, keep, names, turns, verifiedTrail, waiting, writing } from './acts.ts';

const FIVE = [0, 1, 2, 3, 4];

describe('a long write', () => {
  it('holds nobody’s answer back who came before it', async () => {
    const temp = await tempStore();
    const end = gate();
    const before = FIVE.map((n) => writing(temp, (tx) => keep(tx, `before ${n}`)));
    let over = false;
    const long = waiting(temp, async (tx) => {
      await keep(tx, 'long');
      await end.opened;
      over = true;
    });
    expect(await Promise.all(before)).toHaveLength(FIVE.length);
    expect(over).toBe(false);
    end.open();
    await long;
    expect(await names(temp)).toEqual([...FIVE.map((n) => `before ${n}`), 'long']);
  });

  it('lets others look while it runs', async () => {
    const temp = await tempStore();
    const [half, end] = [gate(), gate()];
    const long = waiting(temp, async (tx) => {
      await keep(tx, 'long');
      half.open();
      await end.opened;
    });
    await half.opened;
    const count = () => temp.store.look(async (q) => q.db.$count(q.tables.setting));
    const meanwhile = await count();
    end.open();
    await long;
    expect([meanwhile, await count()]).toEqual([0, 1]);
  });

  it('is alone: when it fails, all beside it stand', async () => {
    const temp = await tempStore();
    const before = FIVE.map((n) => writing(temp, (tx) => keep(tx, `before ${n}`)));
    const long = waiting(temp, async (tx) => {
      await keep(tx, 'long');
      await turns(3);
      throw new Error('no');
    });
    const after = FIVE.map((n) => writing(temp, (tx) => keep(tx, `after ${n}`)));
    const read = temp.store.read(systemContext(temp.runtime), async () => audited(EVENT, 'read'));
    await expect(long).rejects.toThrow('no');
    await Promise.all([...before, ...after]);
    expect(await read).toBe('read');
    expect(await names(temp)).toEqual([...FIVE.map((n) => `after ${n}`), ...FIVE.map((n) => `before ${n}`)]);
    expect(await verifiedTrail(temp)).toBe(11);
  });
});
