import { expect } from 'vitest';
import { disciplineOf, entriesOf } from '../../../server/areas/discipline/discipline.repo.ts';
import type { DisciplineRow } from '../../../server/roster/roster-rows.ts';
import { putRows } from '../../../server/roster/roster-write.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';

/** An entry of discipline; what is not said is plain. */
export function entry(id: string, row: Partial<DisciplineRow> = {}): DisciplineRow {
  const text = { grade: '09', infraction: TEXT, action: '' };
  return {
    id,
    sourcedId: id,
    studentId: ids.kiri,
    day: '2026-10-05',
    buildingId: ids.harborView,
    ...text,
    ...row,
  };
}

/** Brings entries of discipline into the record. */
export const enter = ({ write }: Ground, ...rows: readonly DisciplineRow[]) =>
  write((tx) => putRows(tx, 'sisDiscipline', rows, async () => undefined));

export const discipline: Repository = {
  file: 'areas/discipline/discipline.repo.ts',
  functions: {
    entriesOf: {
      async 'gives those that are named and there, however many'(on) {
        const many = Array.from({ length: 405 }, (_, i) => entry(`e${1000 + i}`));
        await enter(on, ...many, entry('other'));
        const found: DisciplineRow[] = [];
        const asked = [...many.map(({ sourcedId }) => sourcedId), 'nowhere', TEXT];
        await on.read(async (q) => {
          for await (const rows of entriesOf(q, asked)) found.push(...rows);
        });
        expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(many);
        await on.read(async (q) => {
          for await (const rows of entriesOf(q, [])) expect(rows).toEqual([]);
        });
      },
    },
    disciplineOf: {
      async 'has the student’s entries, the newest first'(on) {
        await enter(
          on,
          entry('e1'),
          entry('e2', { day: '2026-10-07', action: 'Conference' }),
          entry('e3', { studentId: ids.amaru }),
        );
        const may = await on.mayOn('case.view');
        expect(await on.read((q) => disciplineOf(q, may))).toEqual([
          { day: '2026-10-07', infraction: TEXT, action: 'Conference' },
          { day: '2026-10-05', infraction: TEXT, action: '' },
        ]);
      },
    },
  },
};
