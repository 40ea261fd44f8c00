import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { audited, type Looker, type Reader } from '../../server/store/store.ts';
import { systemContext, tempStore, type TempStore } from '../tools/temp-store.ts';
import { EVENT, gate, keep, turns, verifiedTrail, waiting, writing } from './acts.ts';

const MANY = 30;
const NUMBERS = Array.from({ length: MANY }, (_, n) => n);

const reading = <T>({ store, runtime }: TempStore, work: (q: Reader) => Promise<T>, long = false): Promise<T> =>
  store.read(systemContext(runtime), async (q) => audited(EVENT, await work(q)), { long });

describe('a read', () => {
  it('has its entry durable before its value comes back', async () => {
    const temp = await tempStore();
    const seen = NUMBERS.map(async (n) => {
      const context = { ...systemContext(temp.runtime), requestId: `request-${n}` };
      const value = await temp.store.read(context, async () => audited(EVENT, n));
      return [value, await temp.one(`SELECT count(*) FROM audit WHERE line LIKE '%"request-${n}"%'`)];
    });
    expect(await Promise.all(seen)).toEqual(NUMBERS.map((n) => [n, 1]));
    expect(await verifiedTrail(temp)).toBe(MANY);
  });

  it('gives nothing when its entry cannot be written', async () => {
    const temp = await tempStore();
    await temp.store.tend((tx) => tx.db.delete(tx.tables.auditHead));
    await expect(reading(temp, async () => 'a face sheet')).rejects.toThrow(/no head/);
    expect(await temp.one('SELECT count(*) FROM audit')).toBe(0);
  });

  it('that fails leaves no entry, and takes no neighbour with it', async () => {
    const temp = await tempStore();
    const reads = NUMBERS.map((n) =>
      reading(
        temp,
        async () => {
          await turns(n % 3);
          if (n % 2 === 0) throw new Error('no');
          return n;
        },
        n % 3 > 0,
      ),
    );
    const results = await Promise.allSettled(reads);
    expect(results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual(
      NUMBERS.filter((n) => n % 2 === 1),
    );
    expect(await verifiedTrail(temp)).toBe(MANY / 2);
  });

  it('may have many entries, in their order', async () => {
    const temp = await tempStore();
    const events = NUMBERS.map((n) => ({ ...EVENT, resource: `r${n}` }));
    const [first = EVENT, ...rest] = events;
    await temp.store.read(systemContext(temp.runtime), async () => ({ events: [first, ...rest], value: 1 }));
    const lines = (await temp.rows('SELECT line FROM audit ORDER BY seq')).flat();
    expect(lines.map((line) => (JSON.parse(String(line)) as unknown[])[7])).toEqual(events.map((e) => e.resource));
    expect(await verifiedTrail(temp)).toBe(MANY);
  });

  it('sees what was answered before it began, and nothing that is not committed', async () => {
    const temp = await tempStore();
    await writing(temp, (tx) => keep(tx, 'answered'));
    const [half, go, looked] = [gate(), gate(), gate()];
    const write = waiting(temp, async (tx) => {
      await keep(tx, 'not yet');
      half.open();
      await go.opened;
    });
    await half.opened;
    const read = reading(temp, async ({ db, tables }) => {
      const rows = await db.select({ name: tables.setting.name }).from(tables.setting);
      looked.open();
      return rows;
    });
    await looked.opened;
    go.open();
    expect(await read).toEqual([{ name: 'answered' }]);
    await write;
    expect(await verifiedTrail(temp)).toBe(3);
  });

  it('is finished before the store closes, and so is a write', async () => {
    const temp = await tempStore();
    const read = reading(temp, async () => 'read');
    const write = writing(temp, (tx) => keep(tx, 'written'));
    const closed = temp.store.close();
    expect(await read).toBe('read');
    await write;
    await closed;
    await temp.store.close();
    expect(await verifiedTrail(temp)).toBe(2);
  });
});

describe('a statement that fails', () => {
  const secret = 'Kiri Nguyễn';
  /** The engine says no only when it runs: `json` of what is none. */
  const broken = async ({ db, tables, engine }: Looker) => {
    const bad = engine === 'sqlite' ? sql`json(${secret})` : sql`CAST(${secret} AS json)`;
    await db.select({ bad }).from(tables.counter);
  };

  it.each(['look', 'read', 'tend'] as const)('in a %s says no value that was asked with', async (door) => {
    const temp = await tempStore();
    const failed = door === 'read' ? reading(temp, broken) : temp.store[door](broken);
    const error: unknown = await failed.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'StoreError', kind: 'other' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });
});
