import { describe, expect, it } from 'vitest';
import { type Acting, acting } from '../../../../test/tools/acting.ts';
import { ids } from '../../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../../test/tools/test-server.ts';
import { applications, applied, decision, SEEN, sheetOf, THREAT } from '../testing/exceptions.ts';

const CHECK = /SQLITE_CONSTRAINT_CHECK|23514/;
const reason = 'The season is over.';

/** Tove has the superintendent's permission for Kiri. */
async function granted(server: TestServer) {
  const tove = await acting(server, 'tsoderberg');
  const cole = await acting(server, 'gcole');
  await cole.op('application.decide', decision(await applied(tove, cole)));
  return { tove, cole, grantId: await newestGrant(cole) };
}

async function newestGrant(cole: Acting): Promise<string> {
  const [row] = (await applications(cole, 'all')).rows;
  return row?.grant?.grantId ?? '';
}

describe('grant.end', () => {
  it('closes the record at once, and says why', async () => {
    const server = await testServer();
    const { tove, cole, grantId } = await granted(server);
    expect(await sheetOf(tove)).toBeDefined();
    server.runtime.advance(60_000);
    expect(await cole.op('grant.end', { grantId, reason })).toMatchObject({ outcome: 'applied' });
    expect(await sheetOf(tove)).toBeUndefined();
    const [own] = (await applications(tove, 'own')).rows;
    expect(own?.grant).toMatchObject({ untilAt: server.runtime.now(), endReason: reason });
    expect(await server.rows('SELECT until, ended_by FROM exception_grant')).toEqual([['2026-11-21', ids.cole]]);
    const line = await server.one(`SELECT line FROM audit WHERE action = 'grant.end'`);
    expect(line).toMatch(new RegExp(`"${ids.kiri}".*"allowed".*"${grantId}"`));
  });

  it('is for who decides or reviews, and not for whom it was granted', async () => {
    const server = await testServer();
    const { tove, grantId } = await granted(server);
    for (const who of [tove, await acting(server, 'mhaskins'), await acting(server, 'iaguinaldo')]) {
      expect(await who.op('grant.end', { grantId, reason })).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect(await sheetOf(tove)).toBeDefined();
    const custodian = await acting(server, 'anwosu');
    expect(await custodian.op('grant.end', { grantId, reason })).toMatchObject({ outcome: 'applied' });
  });

  it('ends what holds, once', async () => {
    const server = await testServer();
    const { cole, grantId } = await granted(server);
    expect(await cole.op('grant.end', { grantId: ids.kiri, reason })).toMatchObject({ code: 'missing' });
    const both = await Promise.all([1, 2].map(() => cole.op('grant.end', { grantId, reason })));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused']);
    expect(await cole.op('grant.end', { grantId, reason })).toMatchObject({ outcome: 'refused', code: 'ended' });
    expect(await cole.op('grant.end', { grantId, reason: ' ' })).toMatchObject({
      outcome: 'invalid',
      issues: [{ path: 'body.reason' }],
    });
  });

  it('does not end what has ended by itself, and leaves an emergency to be reviewed', async () => {
    const server = await testServer();
    const tove = await acting(server, 'tsoderberg');
    const nwosu = await acting(server, 'anwosu');
    await tove.op('emergency.open', { seen: SEEN, threat: THREAT });
    const grantId = await server.one('SELECT id FROM exception_grant');
    expect(await nwosu.op('grant.end', { grantId, reason })).toMatchObject({ outcome: 'applied' });
    expect(await sheetOf(tove)).toBeUndefined();
    expect(await nwosu.me()).toMatchObject({ waiting: { emergencies: 1 } });

    await tove.op('emergency.open', { seen: SEEN, threat: THREAT });
    const second = await server.one(`SELECT id FROM exception_grant WHERE ended_by IS NULL`);
    server.runtime.advance(4 * 60 * 60 * 1000);
    const later = await acting(server, 'anwosu');
    expect(await later.op('grant.end', { grantId: second, reason })).toMatchObject({ code: 'ended' });
  });
});

it('the database itself takes no grant that somebody approves or reviews for themselves', async () => {
  const server = await testServer();
  await granted(server);
  for (const own of [{ approvedBy: ids.soderberg }, { reviewedBy: ids.soderberg }]) {
    const forge = server.store.tend((tx) => tx.db.update(tx.tables.exceptionGrant).set(own));
    await expect(forge).rejects.toThrow(CHECK);
  }
});
