import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { systemContext, tempStore } from '../../../test/tools/temp-store.ts';
import { append } from '../../audit/append.ts';
import { audited } from '../store.ts';
import { openReader, openWriter } from './connection.ts';
import { openSqliteStore } from './sqlite-store.ts';

const event: AuditEvent = { action: 'roster.import', resource: 'roster', decision: 'done' };

/** What holds on both engines is held to it in test/conformance. */
describe('the file of the embedded store', () => {
  it('forbids whoever opens it to change or delete a line of the trail', async () => {
    const { store, runtime, file, one } = await tempStore();
    await store.read(systemContext(runtime), async () => audited(event, 1));
    const outsider = openWriter(file);
    expect(() => outsider.exec("UPDATE audit SET line = 'x'")).toThrow(/cannot be changed/);
    expect(() => outsider.exec('DELETE FROM audit')).toThrow(/cannot be changed/);
    outsider.close();
    expect(await one('SELECT count(*) FROM audit')).toBe(1);
  });

  it('holds FULL durability when it is opened again', async () => {
    const { store, file } = await tempStore();
    await store.close();
    const again = openWriter(file);
    expect(again.pragma('synchronous', { simple: true })).toBe(2);
    again.close();
  });
});

describe('work that is said to be short', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('fails when it waits for anything but its database, and leaves nothing', async () => {
    const { store, runtime, one } = await tempStore();
    const slowRead = store.read(systemContext(runtime), async () => {
      await turn();
      return audited(event, 1);
    });
    const slowWrite = store.tend(async (tx) => {
      await tx.db.insert(tx.tables.setting).values({ name: 'slow', value: 'x' });
      await turn();
    });
    await expect(slowRead).rejects.toThrow(/Only a long one may/);
    await expect(slowWrite).rejects.toThrow(/Only a long one may/);
    expect(await one('SELECT count(*) FROM audit')).toBe(0);
    expect(await one('SELECT count(*) FROM setting')).toBe(0);
  });

  it('is refused a write of its own after it has left its turn, instead of waiting for itself', async () => {
    const { store, one } = await tempStore();
    const lost = store.tend(async () => {
      await turn();
      await store.tend((tx) => tx.db.insert(tx.tables.setting).values({ name: 'inner', value: 'x' }));
    });
    await expect(lost).rejects.toThrow(/inside a write/);
    await store.tend((tx) => tx.db.insert(tx.tables.setting).values({ name: 'after', value: 'x' }));
    expect(await one('SELECT count(*) FROM setting')).toBe(1);
  });

  it('sees nothing of a long write that is still open', async () => {
    const { store, runtime } = await tempStore();
    const names = () => store.look((q) => q.db.select({ name: q.tables.setting.name }).from(q.tables.setting));
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    const writing = store.write(
      systemContext(runtime),
      async (tx) => {
        await tx.db.insert(tx.tables.setting).values({ name: 'open', value: 'x' });
        open();
        await held;
        return { receipt: await append(tx, event), value: 1 };
      },
      { long: true },
    );
    await opened;
    expect(await names()).toEqual([]);
    letGo();
    await writing;
    expect(await names()).toEqual([{ name: 'open' }]);
  });
});

describe('another program that holds the file', () => {
  it('is waited for without holding up what only looks', async () => {
    const { store, file } = await tempStore();
    const outsider = openWriter(file);
    outsider.exec('BEGIN IMMEDIATE');
    const writing = store.tend((tx) => tx.db.insert(tx.tables.setting).values({ name: 'late', value: 'x' }));
    const began = performance.now();
    for (let i = 0; i < 20; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await store.look((q) => q.db.select().from(q.tables.setting))).toEqual([]);
    }
    // Twenty looks of ten ms and the rests between: a connection that waits by itself would take ten seconds.
    expect(performance.now() - began).toBeLessThan(5_000);
    outsider.exec('ROLLBACK');
    outsider.close();
    await writing;
    expect(await store.look((q) => q.db.select().from(q.tables.setting))).toHaveLength(1);
  });
});

describe('a damaged file', () => {
  const PAGE = 4096;

  /** With pages overwritten, as by another program, the first of them by its number from 1. */
  function damagedCopy(file: string, first: number, pages: number): string {
    const copy = `${file}.damaged-${pages}`;
    writeFileSync(copy, readFileSync(file).fill(0xaa, (first - 1) * PAGE, (first - 1 + pages) * PAGE));
    return copy;
  }

  /** The page of an empty table, which nothing reads when the file is opened. */
  function pageOf(file: string, table: string): number {
    const client = openReader(file);
    const page = client
      .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get(table);
    client.close();
    return page ?? 0;
  }

  it('is not opened, or opens no door when it is checked beside the start', async () => {
    const { store, runtime, file } = await tempStore();
    await store.close();
    const copy = damagedCopy(file, pageOf(file, 'contact'), 1);
    for (const broken of [copy, damagedCopy(file, 3, readFileSync(file).length / PAGE - 2)]) {
      expect(() => openSqliteStore(broken, runtime)).toThrow(/damaged.*restore the last backup/s);
    }
    const beside = openSqliteStore(copy, runtime, { check: 'beside' });
    expect(await beside.health()).toEqual({ state: 'checking' });
    await expect(beside.look((q) => q.db.select().from(q.tables.setting))).rejects.toMatchObject({ kind: 'damaged' });
    await expect(beside.sound()).rejects.toThrow(/damaged.*restore the last backup/s);
    expect(await beside.health()).toEqual({ state: 'damaged' });
    await beside.close();
  });

  it('is another matter than a check that could not be made', async () => {
    const { store, runtime, file } = await tempStore();
    await store.close();
    const beside = openSqliteStore(file, runtime, { check: 'beside' });
    // Gone before the thread has opened it.
    rmSync(file);
    await expect(beside.sound()).rejects.toThrow(/could not be checked \(SQLITE_CANTOPEN\)/);
    await expect(beside.look((q) => q.db.select().from(q.tables.setting))).rejects.toMatchObject({ kind: 'away' });
    await beside.close();
  });
});
