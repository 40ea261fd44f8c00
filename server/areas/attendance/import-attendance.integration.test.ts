import { expect, it } from 'vitest';
import { rulesOf, tempDistrict, TODAY } from '../../roster/testing/district.ts';
import { smallSet } from '../../roster/testing/sets.ts';
import { importAttendance } from './import-attendance.ts';

const HEADER = 'sourcedId,student,date,school,kind';
const csv = (...lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`;

async function district() {
  const temp = await tempDistrict();
  await temp.bring(smallSet());
  const bring = (text: string) =>
    importAttendance(temp.store, text, { asOf: TODAY, fileName: 'attendance.csv', dayFirst: false });
  const entries = () =>
    temp.lines(`SELECT a.sourced_id, student.sourced_id, day, building.sourced_id, a.kind
      FROM sis_attendance a JOIN student ON student.id = a.student_id JOIN building ON building.id = a.building_id
      ORDER BY a.sourced_id`);
  return { ...temp, bring, entries };
}

it('R26: adds days away and late, corrects those it names again, and takes none away', async () => {
  const { bring, entries, one } = await district();
  const first = csv('a1,901,2026-10-05,0110,"Absent, unexcused"', 'a2,908,2026-10-06,0120,Tardy');
  expect((await bring(first)).counts).toEqual({ sisAttendance: { added: 2, changed: 0, ended: 0, unchanged: 0 } });
  const report = await bring(csv('a1,901,2026-10-05,0110,"Absent, excused"', 'a2,908,2026-10-06,0120,Tardy'));
  expect(report.counts).toEqual({ sisAttendance: { added: 0, changed: 1, ended: 0, unchanged: 1 } });
  await bring(csv('a2,908,2026-10-06,0120,Tardy'));
  expect(await entries()).toEqual(['a1 s1 2026-10-05 sch1 Absent, excused', 'a2 s8 2026-10-06 sch2 Tardy']);
  expect(await one("SELECT count(*) FROM audit WHERE action = 'attendance.import'")).toBe('6');
});

it('R35, R36: keeps nothing of who took the roll, and leaves out whom it does not know', async () => {
  const { bring, entries } = await district();
  const report = await bring(
    `${HEADER},takenBy,reason\na1,901,2026-10-05,0110,Noted by Staff Oft1,7001,Flu\na2,999,2026-10-05,0110,Tardy,,\n`,
  );
  expect(rulesOf(report)).toEqual([
    'attendance.csv:1 takenBy staff-column-dropped 1',
    'attendance.csv:1 reason column-unknown 1',
    'attendance.csv:2 kind staff-named 1',
    'attendance.csv:3 student entry-student-unknown 1',
  ]);
  expect(await entries()).toEqual(['a1 s1 2026-10-05 sch1 ']);
});
