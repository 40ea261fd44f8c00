/**
 * What is done to a trail behind the server's back is found: by what signs it, by `doctor`, by whoever has an older
 * checkpoint, and by the verifier in an export, which says where. What is done to a file: shared/audit/verify.test.ts.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { judge, type Kept, seenOf } from '../../../shared/audit/witness.ts';
import { testRuntime } from '../../../test/tools/runtime.ts';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { testTrailKeys } from '../../../test/tools/trail-keys.ts';
import { openSqliteStore } from '../../store/sqlite/sqlite-store.ts';
import type { Store } from '../../store/store.ts';
import { checkTrail } from '../check-trail.ts';
import { sha256 } from '../sha256.ts';
import { addEntries } from '../testing/many-entries.ts';
import { keepTrail, type TrailKeeper } from '../trail-keeper.ts';
import { verifySignature } from '../verify-signature.ts';
import { witness } from '../witness.ts';
import { verdictOf, wholeTrail } from './testing/ask-file.ts';

/** What a browser that kept a checkpoint makes of the server's answer. */
async function look(store: Store, trail: TrailKeeper, kept: Kept | null) {
  return judge({ hash: sha256, verify: verifySignature }, kept, await witness(store, trail, { seen: seenOf(kept) }));
}

async function used() {
  const server = await testServer();
  const manager = await server.signIn('anwosu');
  await server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, manager);
  await addEntries(server, 40);
  await server.trail.sign();
  await addEntries(server, 40);
  return { server, manager };
}

const newest = async ({ one }: TestServer) => Number(await one('SELECT max(seq) FROM audit'));

describe('a row that was edited behind the triggers', () => {
  const edits: readonly (readonly [what: string, sql: (last: number) => string])[] = [
    ['another line', (seq) => `UPDATE audit SET line = replace(line, 'session', 'sessions') WHERE seq = ${seq}`],
    ['a line taken away', (seq) => `DELETE FROM audit WHERE seq = ${seq - 1}`],
    ['the last line taken away', (seq) => `DELETE FROM audit WHERE seq = ${seq}`],
    ['a head moved back', (seq) => `UPDATE audit_head SET size = ${seq - 1}`],
  ];

  it.each(edits)('is never signed: %s', async (_, sql) => {
    const { server, manager } = await used();
    const last = await newest(server);
    await server.tamper(sql(last));
    // With another head not even the failure can be entered.
    const { status } = await server.send('POST', '/v1/audit/export', { filter: null }, manager);
    expect([500, 503]).toContain(status);
    expect(server.trail.broken).toBe(true);
    expect((await look(server.store, server.trail, null)).verdict).toBe('broken');
  });

  it('is found in an export by its number when it had been signed before', async () => {
    const { server, manager } = await used();
    const good = await wholeTrail(server, manager);
    const lines = good.split('\n');
    await server.tamper(`UPDATE audit SET line = replace(line, 'session', 'sessions') WHERE seq = 20`);
    const answer = await server.send('POST', '/v1/audit/export', { filter: null }, manager);
    // Either nothing is signed any more, or the file shows where.
    if (answer.status === 200) {
      const { fault } = await verdictOf(await answer.text(), server.trail.keys);
      expect(fault?.text).toMatch(/entry 20 |entries 1 to/);
    }
    const { faults } = await checkTrail(server.examiner, () => undefined);
    expect(faults.join('\n')).toMatch(/at least one was altered/);
    // Whoever has the older file still can prove what entry 20 was.
    expect((await verdictOf(lines.join('\n'), server.trail.keys)).fault).toBeNull();
  });
});

describe('a trail that was rolled back', () => {
  it('is shorter to who has seen it before, and another once it grew again', async () => {
    const { server, manager } = await used();
    const size = await newest(server);
    const [head] = await server.rows('SELECT size, stack FROM audit_head');
    await addEntries(server, 30);
    await server.trail.sign();
    const { kept, verdict } = await look(server.store, server.trail, null);
    expect(verdict).toBe('first');
    await server.tamper(
      `DELETE FROM audit WHERE seq > ${size}; DELETE FROM audit_detail WHERE seq > ${size}; ` +
        `DELETE FROM audit_checkpoint WHERE size > ${size}; UPDATE audit_head SET size = ${size}, stack = '${String(head?.[1])}'`,
    );
    await server.trail.sign();
    expect((await look(server.store, server.trail, kept)).verdict).toBe('shrunk');
    server.runtime.advance(1);
    await addEntries(server, 60);
    await server.trail.sign();
    expect((await look(server.store, server.trail, kept)).verdict).toBe('forked');
    // The file by itself is whole: what was taken away is what only a witness knows.
    expect((await verdictOf(await wholeTrail(server, manager), server.trail.keys)).fault).toBeNull();
  });

  it.runIf(inject('engine') !== 'postgres')('by an older file in its place, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [file, older, runtime, keys] = [
      join(folder, 'a.db'),
      join(folder, 'b.db'),
      testRuntime(),
      await testTrailKeys(),
    ];
    const during = async <T>(work: (store: Store, trail: TrailKeeper) => Promise<T>) => {
      const store = openSqliteStore(file, runtime);
      const found = await work(store, keepTrail(store, keys, pino({ level: 'silent' })));
      await store.close();
      return found;
    };
    const grow = (count: number, kept: Kept | null) =>
      during(async (store, trail) => {
        if (count > 0) await addEntries({ store, runtime }, count);
        await trail.sign();
        return look(store, trail, kept);
      });
    await grow(10, null);
    copyFileSync(file, older);
    const { kept } = await grow(10, null);
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
    copyFileSync(older, file);
    expect((await grow(0, kept)).verdict).toBe('shrunk');
    runtime.advance(1);
    expect((await grow(20, kept)).verdict).toBe('forked');
  });
});

it('goes on verifying when the details of a student were destroyed (R42)', async () => {
  const { server, manager } = await used();
  const before = await wholeTrail(server, manager);
  await server.tamper(`DELETE FROM audit_detail WHERE seq IN (SELECT seq FROM audit WHERE student_id = '${ids.kiri}')`);
  await server.tamper('DELETE FROM audit_detail');
  const after = await wholeTrail(server, manager);
  expect(await verdictOf(before, server.trail.keys)).toMatchObject({ fault: null });
  expect(await verdictOf(after, server.trail.keys)).toMatchObject({ fault: null, whole: true });
  expect((await checkTrail(server.examiner, () => undefined)).faults).toEqual([]);
});
