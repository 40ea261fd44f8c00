import { expect } from 'vitest';
import { attendanceOf, knownAttendance } from '../../../server/areas/attendance/attendance.repo.ts';
import type { AttendanceRow } from '../../../server/roster/roster-rows.ts';
import { putRows } from '../../../server/roster/roster-write.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

/** A day away; what is not said is plain. */
function entry(id: string, row: Partial<AttendanceRow> = {}): AttendanceRow {
  const whose = { studentId: ids.kiri, buildingId: ids.harborView };
  return { id, sourcedId: id, ...whose, day: '2026-10-05', kind: TEXT, ...row };
}

const enter = ({ write }: Ground, ...rows: readonly AttendanceRow[]) =>
  write((tx) => putRows(tx, 'sisAttendance', rows, async () => undefined));

export const attendance: Repository = {
  file: 'areas/attendance/attendance.repo.ts',
  functions: {
    knownAttendance: {
      async 'gives those that are named and there, however many'(on) {
        const many = Array.from({ length: 405 }, (_, i) => entry(`e${1000 + i}`));
        await enter(on, ...many, entry('other'));
        const found: AttendanceRow[] = [];
        const asked = [...many.map(({ sourcedId }) => sourcedId), 'nowhere', TEXT];
        await on.read(async (q) => {
          for await (const rows of knownAttendance(q, asked)) found.push(...rows);
        });
        expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(many);
      },
    },
    attendanceOf: {
      async 'has the student’s days, the newest first, of two school years at most'(on) {
        await enter(
          on,
          entry('e1'),
          entry('e2', { day: '2026-10-07', kind: 'Tardy' }),
          entry('e3', { studentId: ids.amaru }),
        );
        const may = await on.mayOn('case.view');
        expect(await on.read((q) => attendanceOf(q, may))).toEqual([
          { day: '2026-10-07', kind: 'Tardy' },
          { day: '2026-10-05', kind: TEXT },
        ]);
        await enter(on, ...Array.from({ length: 405 }, (_, i) => entry(`old${i}`, { day: '2025-10-05' })));
        const days = await on.read((q) => attendanceOf(q, may));
        expect([days.length, days[0]?.day]).toEqual([400, '2026-10-07']);
      },
    },
  },
};
