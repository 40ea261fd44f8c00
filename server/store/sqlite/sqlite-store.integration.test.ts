import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { systemContext, tempStore } from '../../../test/tools/temp-store.ts';
import { append } from '../../audit/append.ts';
import { audited, type Tx } from '../store.ts';
import { openReader, openWriter } from './connection.ts';

const event: AuditEvent = { action: 'roster.import', resource: 'roster', decision: 'done' };

const setting = (tx: Tx, name: string) => tx.db.insert(tx.tables.setting).values({ name, value: 'x' });

function count(file: string, table: string): number {
  return openReader(file).prepare<[], { n: number }>(`SELECT count(*) n FROM ${table}`).get()!.n;
}

describe('the embedded store', () => {
  it('keeps the effect and its entry together, or neither', async () => {
    const { store, runtime, file } = await tempStore();
    const all = Array.from({ length: 50 }, (_, i) =>
      store.write(systemContext(runtime), async (tx) => {
        await setting(tx, `s${i}`);
        const receipt = await append(tx, event);
        if (i % 2 === 0) throw new Error('no');
        return { receipt, value: receipt.seq };
      }),
    );
    const results = await Promise.allSettled(all);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(25);
    expect(count(file, 'setting')).toBe(25);
    expect(count(file, 'audit')).toBe(25);
  });

  it('has the entry of a read durable before the value comes back', async () => {
    const { store, runtime, file } = await tempStore();
    const reads = Array.from({ length: 20 }, (_, i) =>
      store.read(systemContext(runtime), async () => audited(event, i)),
    );
    expect(await Promise.all(reads)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(count(file, 'audit')).toBe(20);
  });

  it('finishes a read that is under way before it closes', async () => {
    const { store, runtime, file } = await tempStore();
    const read = store.read(systemContext(runtime), async () => audited(event, 1));
    await store.close();
    expect(await read).toBe(1);
    expect(count(file, 'audit')).toBe(1);
  });

  it('fails the read when its entry cannot be written', async () => {
    const { store, runtime, file } = await tempStore();
    const breaker = new Database(file);
    breaker.exec('DELETE FROM audit_head');
    breaker.close();
    await expect(store.read(systemContext(runtime), async () => audited(event, 1))).rejects.toThrow(/no head/);
  });

  it('refuses a write inside a write', async () => {
    const { store, runtime } = await tempStore();
    const nested = store.tend(async () => {
      await store.write(systemContext(runtime), async (tx) => ({ receipt: await append(tx, event), value: 1 }));
    });
    await expect(nested).rejects.toThrow(/inside a write/);
  });

  it('forbids changing or deleting a line of the trail', async () => {
    const { store, runtime, file } = await tempStore();
    await store.read(systemContext(runtime), async () => audited(event, 1));
    const outsider = openWriter(file);
    expect(() => outsider.exec("UPDATE audit SET line = 'x'")).toThrow(/cannot be changed/);
    expect(() => outsider.exec('DELETE FROM audit')).toThrow(/cannot be changed/);
    outsider.close();
  });

  it('says only the kind of a database error, never a value', async () => {
    const { store, runtime } = await tempStore();
    const twice = store.write(systemContext(runtime), async (tx) => {
      await setting(tx, 'Kiri');
      await setting(tx, 'Kiri');
      return { receipt: await append(tx, event), value: 1 };
    });
    await expect(twice).rejects.toMatchObject({ kind: 'unique', message: expect.not.stringContaining('Kiri') });
  });

  it('holds FULL durability when the file is opened again', async () => {
    const { store, file } = await tempStore();
    await store.close();
    const again = openWriter(file);
    expect(again.pragma('synchronous', { simple: true })).toBe(2);
    again.close();
  });
});
