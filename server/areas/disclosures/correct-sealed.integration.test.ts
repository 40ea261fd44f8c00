import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { completeRelease } from '../../../shared/areas/disclosures/testing/complete.ts';
import { ids } from '../../../test/tools/small-district.ts';
import type { TestServer } from '../../../test/tools/test-server.ts';
import { COUNSELOR, issuesOf, logDesk, logServer } from './testing/log-desk.ts';

const ORDER = { party: 'Jury of Sealsworth', capacity: 'court', noNotice: 'secrecy' };
const WRONG = completeRelease('R101', { ...ORDER, order: 'Docket 41' });
const RIGHT = completeRelease('R101', { ...ORDER, order: 'Docket 14' });

/** The sealed book with one entry, which is wrong. */
async function sealed() {
  const server = await logServer();
  const custodian = await logDesk(server, 'anwosu');
  const id = v7();
  expect(await custodian.seal(WRONG, id)).toMatchObject({ outcome: 'applied' });
  return { server, custodian, id };
}
const kept = async (server: TestServer) => [
  await server.one('SELECT count(*) FROM sealed_release'),
  await server.one('SELECT count(*) FROM sealed_correction'),
];

describe('R117, R120: an entry of the sealed book that is wrong', () => {
  it('stays, with why it is wrong, who says so, and the entry that is right instead, of the same student', async () => {
    const { server, custodian, id } = await sealed();
    const rightId = v7();
    const answer = await custodian.correctSealed(id, RIGHT, rightId, 'It was docket 14.');
    expect(answer).toMatchObject({ outcome: 'applied' });
    const { releases } = await custodian.sealed();
    const at = server.runtime.now();
    expect(releases).toMatchObject([
      { releaseId: rightId, student: { id: ids.kiri }, form: RIGHT, corrected: null },
      {
        releaseId: id,
        student: { id: ids.kiri },
        form: WRONG,
        corrected: { why: 'It was docket 14.', at, by: 'Adaeze Nwosu', replacedBy: rightId },
      },
    ]);
  });

  it('may have nothing in its place, and is corrected once; what it leads to may be wrong too', async () => {
    const { server, custodian, id } = await sealed();
    const second = v7();
    await custodian.correctSealed(id, RIGHT, second);
    expect(issuesOf(await custodian.correctSealed(id))).toEqual(['body.releaseId corrected']);
    expect(await custodian.correctSealed(second)).toMatchObject({ outcome: 'applied' });
    expect((await custodian.sealed()).releases[0]?.corrected).toMatchObject({ replacedBy: null });
    expect(await kept(server)).toEqual([2, 2]);
  });

  it('is corrected by one of two who do it at the same time', async () => {
    const { server, custodian, id } = await sealed();
    const said = await Promise.all([custodian.correctSealed(id, RIGHT), custodian.correctSealed(id, RIGHT)]);
    expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'invalid']);
    expect(await kept(server)).toEqual([2, 1]);
  });

  it('keeps nothing at all where what is right instead is not, or belongs in the log', async () => {
    const { server, custodian, id } = await sealed();
    const open = completeRelease('R101');
    expect(await custodian.correctSealed(id, open)).toMatchObject({ outcome: 'refused', code: 'not-sealed' });
    const empty = { ...RIGHT, filled: { ...RIGHT.filled, order: '' } };
    expect(issuesOf(await custodian.correctSealed(id, empty))).toEqual(['body.right.form.filled.order too_small']);
    expect(await custodian.correctSealed(id, RIGHT, id)).toMatchObject({ code: 'disclosure-kept' });
    expect(issuesOf(await custodian.correctSealed(v7(), RIGHT))).toEqual(['body.releaseId unknown']);
    expect(issuesOf(await custodian.correctSealed(id, RIGHT, v7(), ' '))).toEqual(['body.why too_small']);
    expect(await kept(server)).toEqual([1, 0]);
  });

  it('is corrected by the custodian alone, and nobody else learns whether there is one', async () => {
    const { server, id } = await sealed();
    for (const username of ['mhaskins', 'gcole', COUNSELOR]) {
      const other = await logDesk(server, username);
      const answers = [await other.correctSealed(id), await other.correctSealed(v7())];
      const [met, none] = answers.map((answer) => JSON.stringify({ ...answer, opId: null }));
      expect(met).toContain('not-allowed');
      expect(met).toBe(none);
    }
    expect(await kept(server)).toEqual([1, 0]);
  });
});
