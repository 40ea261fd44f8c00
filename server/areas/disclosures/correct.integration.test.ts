import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeDenial, completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { COUNSELOR, ELSEWHERE, issuesOf, logDesk, logServer } from './testing/log-desk.ts';

const WRONG = completeRelease('R94', { party: 'Westview Charter School' });
const RIGHT = completeDenial('R94', { party: 'Westview Charter School' });

/** A log with one entry, which Kiri's counselor made. */
async function entered() {
  const server = await logServer();
  const counselor = await logDesk(server, COUNSELOR);
  const id = v7();
  expect(await counselor.record(WRONG, id)).toMatchObject({ outcome: 'applied' });
  return { server, counselor, id, principal: await logDesk(server, 'mhaskins') };
}
const corrections = (server: TestServer) => server.one('SELECT count(*) FROM disclosure_correction');

describe('R120: an entry that is wrong', () => {
  it('stays, with why it is wrong and the entry that is right instead', async () => {
    const { server, principal, id } = await entered();
    const rightId = v7();
    expect(await principal.correct(id, RIGHT, rightId, 'Nothing was sent.')).toMatchObject({ outcome: 'applied' });
    const { entries } = await principal.read();
    const at = server.runtime.now();
    expect(entries).toMatchObject([
      { disclosureId: rightId, form: RIGHT, corrected: null, recorded: { by: 'Miles Haskins' } },
      {
        disclosureId: id,
        form: WRONG,
        corrected: { why: 'Nothing was sent.', at, by: 'Miles Haskins', replacedBy: rightId },
      },
    ]);
    const [line] = await server.rows(`SELECT line FROM audit WHERE action = 'disclosure.correct'`);
    expect(String(line)).toContain('allowed');
    expect(String(line)).not.toContain('Nothing was sent');
    expect(await server.rows('SELECT * FROM change WHERE rev > 0')).toEqual([]);
  });

  it('may have nothing in its place, and is corrected once; what it leads to may be wrong too', async () => {
    const { server, principal, id } = await entered();
    const second = v7();
    await principal.correct(id, RIGHT, second);
    expect(issuesOf(await principal.correct(id))).toEqual(['body.disclosureId corrected']);
    expect(await principal.correct(second)).toMatchObject({ outcome: 'applied' });
    expect((await principal.read()).entries[0]?.corrected).toMatchObject({ replacedBy: null });
    expect(await corrections(server)).toBe(2);
  });

  it('is corrected by one of two who do it at the same time', async () => {
    const { server, principal, id } = await entered();
    const custodian = await logDesk(server, 'anwosu');
    const said = await Promise.all([principal.correct(id, RIGHT), custodian.correct(id, RIGHT)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'invalid']);
    expect(await server.one('SELECT count(*) FROM disclosure')).toBe(2);
  });

  it('is of this student’s log', async () => {
    const { server, id } = await entered();
    const other = await logDesk(server, 'mhaskins', ids.amaru);
    for (const one of [id, v7()]) expect(issuesOf(await other.correct(one))).toEqual(['body.disclosureId unknown']);
    expect(await corrections(server)).toBe(0);
  });

  it('keeps nothing at all where what is right instead is not', async () => {
    const { server, principal, id } = await entered();
    expect(issuesOf(await principal.correct(id, completeRelease('R100')))).toEqual([
      'body.right.form.basis gate.of-age',
    ]);
    expect(issuesOf(await principal.correct(id, RIGHT, v7(), 'Teacher Mwangi said so.'))).toEqual([
      'body.why names-staff',
    ]);
    expect(await principal.correct(id, RIGHT, id)).toMatchObject({ outcome: 'refused', code: 'disclosure-kept' });
    const sealed = completeRelease('R101', { noNotice: 'secrecy' });
    expect(await principal.correct(id, sealed)).toMatchObject({ outcome: 'refused', code: 'sealed' });
    expect([await corrections(server), await server.one('SELECT count(*) FROM disclosure')]).toEqual([0, 1]);
  });

  it('R119: is corrected by who keeps the log, not by who entered it', async () => {
    const { server, counselor, id } = await entered();
    const others = [counselor, await logDesk(server, 'gcole'), await logDesk(server, ELSEWHERE)];
    for (const who of others) expect(await who.correct(id)).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    expect(await (await logDesk(server, 'anwosu')).correct(id)).toMatchObject({ outcome: 'applied' });
  });
});
