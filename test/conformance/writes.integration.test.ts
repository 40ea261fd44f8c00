import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { append } from '../../server/audit/append.ts';
import { systemContext, tempStore } from '../tools/temp-store.ts';
import { EVENT, gate, keep, names, verifiedTrail, waiting, writing } from './acts.ts';

const MANY = 50;
const numbered = (n: number) => `n${String(n).padStart(2, '0')}`;
const NUMBERS = Array.from({ length: MANY }, (_, n) => n);

describe('a write', () => {
  it('has its effect and its entry, or neither', async () => {
    const temp = await tempStore();
    expect(await writing(temp, (tx) => keep(tx, 'kept'))).toBe(1);
    const failed = temp.store.write(systemContext(temp.runtime), async (tx) => {
      await keep(tx, 'lost');
      await append(tx, EVENT);
      throw new Error('after both');
    });
    await expect(failed).rejects.toThrow('after both');
    expect(await names(temp)).toEqual(['kept']);
    expect(await verifiedTrail(temp)).toBe(1);
    expect(await temp.rows('SELECT seq, detail FROM audit_detail')).toEqual([[1, EVENT.detail]]);
  });

  it('is durable when it is answered', async () => {
    const temp = await tempStore();
    const seen = NUMBERS.map(async (n) => {
      const seq = await writing(temp, (tx) => keep(tx, numbered(n)));
      return [
        await temp.one(`SELECT count(*) FROM setting WHERE name = '${numbered(n)}'`),
        await temp.one(`SELECT count(*) FROM audit WHERE seq = ${seq}`),
      ];
    });
    expect(await Promise.all(seen)).toEqual(NUMBERS.map(() => [1, 1]));
  });

  it('of fifty at once, half of which fail, leaves exactly its own rows and a trail without a gap', async () => {
    const temp = await tempStore();
    const odd = NUMBERS.filter((n) => n % 2 === 1);
    const results = await Promise.allSettled(
      NUMBERS.map((n) =>
        writing(temp, async (tx) => {
          await keep(tx, numbered(n));
          if (n % 2 === 0) throw new Error(`no ${n}`);
        }),
      ),
    );
    const numbers = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(odd.map((_, i) => i + 1));
    expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual(
      NUMBERS.filter((n) => n % 2 === 0).map((n) => `Error: no ${n}`),
    );
    expect(await names(temp)).toEqual(odd.map(numbered));
    expect(await verifiedTrail(temp)).toBe(odd.length);
  });

  it('that the database refuses takes nobody with it, wherever it stands', async () => {
    const temp = await tempStore();
    await writing(temp, (tx) => keep(tx, 'taken'));
    const bad = [0, 1, 7, 8, MANY - 1];
    const results = await Promise.allSettled(
      NUMBERS.map((n) =>
        writing(temp, async (tx) => {
          await append(tx, EVENT);
          await keep(tx, numbered(n));
          if (bad.includes(n)) await keep(tx, 'taken');
        }),
      ),
    );
    expect(results.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual(bad);
    const good = NUMBERS.filter((n) => !bad.includes(n));
    expect(await names(temp)).toEqual([...good.map(numbered), 'taken']);
    expect(await verifiedTrail(temp)).toBe(1 + 2 * good.length);
  });

  it('that fails leaves nothing for the next to trip over', async () => {
    const temp = await tempStore();
    const twice = async () => {
      const failed = writing(temp, async (tx) => {
        await keep(tx, 'same');
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
    };
    for (let i = 0; i < 30; i += 1) await twice();
    expect(await writing(temp, (tx) => keep(tx, 'same'))).toBe(1);
    expect(await temp.store.tend(async () => 'tended')).toBe('tended');
  });

  it('is seen by nobody before it is whole', async () => {
    const temp = await tempStore();
    const [half, go] = [gate(), gate()];
    const write = waiting(temp, async (tx) => {
      await keep(tx, 'one');
      half.open();
      await go.opened;
      await keep(tx, 'two');
    });
    await half.opened;
    const seen = () =>
      temp.store.look(async ({ db, tables }) => db.select({ name: tables.setting.name }).from(tables.setting));
    const before = await seen();
    go.open();
    await write;
    expect(before).toEqual([]);
    expect((await seen()).map(({ name }) => name).sort()).toEqual(['one', 'two']);
  });

  it('sees its own rows, and those of all who were answered before it began', async () => {
    const temp = await tempStore();
    for (const n of NUMBERS.slice(0, 10)) {
      const seen = await temp.store.tend(async (tx) => {
        await keep(tx, numbered(n));
        return tx.db.$count(tx.tables.setting);
      });
      expect(seen).toBe(n + 1);
    }
  });
});

describe('a refusal of the database', () => {
  it('says its kind, and no value of the row, wherever one looks', async () => {
    const temp = await tempStore();
    const secret = 'Kiri Nguyễn';
    const twice = temp.store.tend(async (tx) => {
      await keep(tx, secret, secret);
      await keep(tx, secret, secret);
    });
    const error: unknown = await twice.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'StoreError', kind: 'unique' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
    expect(String((error as Error).stack)).not.toContain(secret);
  });
});
