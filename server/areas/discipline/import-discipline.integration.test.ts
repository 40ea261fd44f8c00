import { describe, expect, it } from 'vitest';
import { rulesOf, tempDistrict, TODAY } from '../../roster/testing/district.ts';
import { smallSet } from '../../roster/testing/sets.ts';
import { importDiscipline } from './import-discipline.ts';

const HEADER = 'sourcedId,student,date,school,grade,infraction,action';
const csv = (...lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`;

/** A district with its roster: students `901` (First School) and `908` (Second), staff `Staff Of…`, number `7…`. */
async function district() {
  const temp = await tempDistrict();
  await temp.bring(smallSet());
  const bring = (text: string) =>
    importDiscipline(temp.store, text, { asOf: TODAY, fileName: 'discipline.csv', dayFirst: false });
  const entries = () =>
    temp.lines(`SELECT d.sourced_id, student.sourced_id, day, building.sourced_id, d.grade, infraction, action
      FROM sis_discipline d JOIN student ON student.id = d.student_id JOIN building ON building.id = d.building_id
      ORDER BY d.sourced_id`);
  return { ...temp, bring, entries };
}

const FIRST = 'd1,901,2026-10-05,0110,05,Fighting,Conference';
const SECOND = 'd2,908,2026-10-06,0120,,Tardiness,';

describe('discipline.csv', () => {
  it('adds entries, corrects those it names again, and takes none away', async () => {
    const { bring, entries } = await district();
    expect((await bring(csv(FIRST, SECOND))).counts).toEqual({
      sisDiscipline: { added: 2, changed: 0, ended: 0, unchanged: 0 },
    });
    const corrected = 'd1,908,2026-10-07,0120,05,Bullying,Conference';
    const report = await bring(csv(corrected, SECOND, 'd3,901,2026-10-08,0110,05,Fighting,Call home'));
    expect(report.counts).toEqual({ sisDiscipline: { added: 1, changed: 1, ended: 0, unchanged: 1 } });
    await bring(csv('d3,901,2026-10-08,0110,05,Fighting,Call home'));
    expect(await entries()).toEqual([
      'd1 s8 2026-10-07 sch2 05 Bullying Conference',
      'd2 s8 2026-10-06 sch2  Tardiness ',
      'd3 s1 2026-10-08 sch1 05 Fighting Call home',
    ]);
  });

  it('keeps no column that may name or number staff, and says so (R35, R36)', async () => {
    const { bring, entries } = await district();
    const barred = ['referredBy', 'Referring Teacher', 'staff_id', 'Employee Number', 'reporter', 'Entered By'];
    const report = await bring(`${HEADER},${barred.join(',')},notes\n${FIRST},A,B,C,D,E,F,G\n`);
    expect(rulesOf(report)).toEqual([
      ...barred.map((name) => `discipline.csv:1 ${name} staff-column-dropped 1`),
      'discipline.csv:1 notes column-unknown 1',
    ]);
    expect(await entries()).toEqual(['d1 s1 2026-10-05 sch1 05 Fighting Conference']);
  });

  it('leaves out a text that names staff, and keeps the rest of the row (R36)', async () => {
    const { bring, entries, one } = await district();
    const number = await one("SELECT number FROM staff WHERE sourced_id = 't1'");
    const report = await bring(
      csv(
        'd1,901,2026-10-05,0110,05,Defiance of Staff Oft1,Conference',
        `d2,901,2026-10-05,0110,05,Defiance,Sent by ${number}x or number 7000`,
      ),
    );
    expect(rulesOf(report)).toEqual(['discipline.csv:2 infraction staff-named 1']);
    expect(await entries()).toEqual([
      'd1 s1 2026-10-05 sch1 05  Conference',
      `d2 s1 2026-10-05 sch1 05 Defiance Sent by ${number}x or number 7000`,
    ]);
  });

  it('leaves out rows that say too little, each with its reason', async () => {
    const { bring, entries } = await district();
    const report = await bring(
      csv(
        ',901,2026-10-05,0110,05,Fighting,',
        FIRST,
        FIRST,
        'd3,901,,0110,05,Fighting,',
        'd4,901,2026-13-05,0110,05,Fighting,',
        'd5,999,2026-10-05,0110,05,Fighting,',
        'd6,901,2026-10-05,0999,05,Fighting,',
        'd7,901,10/9/2026,0110,05,Fighting,',
      ),
    );
    expect(rulesOf(report)).toEqual([
      'discipline.csv:2 sourcedId id-blank 1',
      'discipline.csv:4 sourcedId id-twice 1',
      'discipline.csv:5 date entry-date-missing 1',
      'discipline.csv:6 date date-invalid 1',
      'discipline.csv:6 date entry-date-missing 1',
      'discipline.csv:9 date date-shape 1',
      'discipline.csv:7 student entry-student-unknown 1',
      'discipline.csv:8 school building-unknown 1',
    ]);
    expect((await entries()).map((line) => line.split(' ')[0])).toEqual(['d1', 'd7']);
  });

  it('also takes entries of students who have left', async () => {
    const { bring, entries, store } = await district();
    await store.tend((tx) => tx.db.update(tx.tables.student).set({ active: false }));
    await bring(csv(FIRST));
    expect(await entries()).toHaveLength(1);
  });

  it('is refused as a whole without the columns that tell rows apart, or when a quotation mark stays open', async () => {
    const { bring, entries } = await district();
    await expect(bring('sourcedId,student,date,infraction\nd1,901,2026-10-05,Fighting\n')).rejects.toMatchObject({
      code: 'column-missing',
    });
    await expect(bring(csv(SECOND, 'd1,901,2026-10-05,0110,05,"Fighting,'))).rejects.toMatchObject({
      code: 'csv-unreadable',
    });
    expect(await entries()).toEqual([]);
  });

  it('writes nothing when it is cancelled', async () => {
    const { store, entries } = await district();
    const cancel = new AbortController();
    cancel.abort();
    const options = { asOf: TODAY, fileName: 'discipline.csv', signal: cancel.signal };
    await expect(importDiscipline(store, csv(FIRST), options)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await entries()).toEqual([]);
  });

  it('leaves its run and its entry in the trail', async () => {
    const { bring, one } = await district();
    const { runId, fileHash } = await bring(csv(FIRST));
    expect(await one("SELECT id, file_hash FROM import_run WHERE kind = 'discipline'")).toBe(`${runId} ${fileHash}`);
    expect(await one("SELECT count(*) FROM audit WHERE action = 'discipline.import'")).toBe('2');
  });
});
