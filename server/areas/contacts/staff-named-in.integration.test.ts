import { describe, expect, it } from 'vitest';
import { takeImportTurn } from '../../roster/roster-write.repo.ts';
import { ground, type Ground } from '../../../test/conformance/ground.ts';
import { ids } from '../../../test/conformance/people.ts';
import { staffNamedIn } from './staff-named-in.ts';

const SINCE = '2026-08-12';

async function teaching(on: Ground, staffId: string, givenName: string, familyName: string, buildingId: string) {
  await on.write(async (tx) => {
    const row = { id: staffId, sourcedId: staffId, number: `9${staffId}`, username: staffId, email: '', active: true };
    await tx.db.insert(tx.tables.staff).values({ ...row, givenName, familyName });
    const fact = { staffId, role: 'teacher', buildingId, since: SINCE, until: null, source: 'test' };
    await tx.db.insert(tx.tables.roleFact).values(fact);
  });
}

/** A teacher at the student's school, one elsewhere, and one of the student's own name. */
async function school(): Promise<(...texts: string[]) => Promise<boolean[]>> {
  const on = await ground();
  await on.write(async (tx) => {
    const stay = { studentId: ids.kiri, buildingId: ids.harborView, since: SINCE, until: null };
    await tx.db.insert(tx.tables.studentBuilding).values(stay);
  });
  await teaching(on, '0001', 'Joseph', 'Mwangi', ids.harborView);
  await teaching(on, '0002', 'Adaeze', 'Nwosu', ids.lakeside);
  await teaching(on, '0003', 'Kiri', 'O’Neill-Nguyễn', ids.harborView);
  await teaching(on, '0004', 'Inés', 'de la Cruz', '');
  return namedOn(on);
}

async function namedOn(on: Ground) {
  const may = await on.mayAdd();
  return (...texts: string[]) => on.write((tx) => staffNamedIn(tx, may, texts));
}

describe('R35: the name of a referring teacher is never entered', () => {
  it.each([
    'Sent out by Joseph Mwangi.',
    'MWANGI, JOSEPH: third referral',
    'teacher Mwangi was there',
    'la maestra De la Cruz',
    'Ines de la Cruz called',
    'Kiri O’Neill-Nguyễn was sent out by joseph mwangi',
  ])('a text with it is found: %s', async (text) => expect(await (await school())(text)).toEqual([true]));

  it.each([
    'Mother, Mrs. Mwangi, agrees.',
    'Spoke with Joseph about class.',
    'Adaeze Nwosu, the aunt, picks up.',
    'Kiri O’Neill-Nguyễn was on time. Kiri Oneill-Nguyen!',
    '',
  ])('a text without is not: %s', async (text) => expect(await (await school())(text)).toEqual([false]));

  it('says it of each text by itself', async () => {
    const named = await school();
    expect(await named('Fine.', 'Joseph Mwangi', 'Fine.')).toEqual([false, true, false]);
    expect(await named()).toEqual([]);
  });

  it('knows who came with the last import', async () => {
    const on = await ground();
    const named = await namedOn(on);
    expect(await named('Joseph Mwangi')).toEqual([false]);
    await teaching(on, '0001', 'Joseph', 'Mwangi', '');
    await on.write(takeImportTurn);
    expect(await named('Joseph Mwangi')).toEqual([true]);
  });
});

describe('R36: employee numbers are never entered', () => {
  it.each(['ref. 7001', '(7003)', 'by #7002, again'])('one is found: %s', async (text) =>
    expect(await (await school())(text)).toEqual([true]),
  );
  it.each(['763-7001', '70011', 'on 7001-10', 'student 204417'])('other numbers are not: %s', async (text) =>
    expect(await (await school())(text)).toEqual([false]),
  );
});
