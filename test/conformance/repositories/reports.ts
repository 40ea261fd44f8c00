import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { monthSpans } from '../../../server/areas/reports/month-spans.ts';
import { enrolledIn, placeNames, recordsOf } from '../../../server/areas/reports/report.repo.ts';
import { nextRev } from '../../../server/sync/rev.repo.ts';
import { insertContact } from '../../../server/areas/contacts/contact.repo.ts';
import type { Subject } from '../../../shared/areas/reports/report.ts';
import type { ReportRecord } from '../../../shared/areas/reports/tabulate.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, studentRow } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { TEXT } from '../text.ts';
import { contactId } from './contacts.ts';
import { enter, entry } from './discipline.ts';

const CHICAGO = 'America/Chicago';
const PERIOD = { from: '2026-09', until: '2026-12' };
/** One that a test can follow. */
const pseudonymOf = (id: string) => `p${id.slice(-4)}`;

async function parts(on: Ground, subject: Subject, period = PERIOD): Promise<(readonly ReportRecord[])[]> {
  const may = await on.mayDo('report.read');
  const found: (readonly ReportRecord[])[] = [];
  await on.read(async (q) => {
    for await (const part of recordsOf(q, may, { subject, spans: monthSpans(CHICAGO, period) }, pseudonymOf)) {
      found.push(part);
    }
  });
  return found;
}

const lines = (records: readonly ReportRecord[]) =>
  records
    .map(({ pseudonym, school, grade, program, race, sex, reason, outcome, month, events }) =>
      [
        pseudonym,
        school,
        grade,
        ...[program, race, sex].filter((group) => group !== ''),
        reason,
        outcome,
        month,
        events,
      ].join('|'),
    )
    .sort();
const all = async (...asked: Parameters<typeof parts>) => lines((await parts(...asked)).flat());

async function contact(on: Ground, n: number, studentId: string, at: string, kind = 'phone'): Promise<void> {
  const may = await on.mayAdd(studentId);
  const words = { party: 'parent', withName: TEXT, outcome: 'reached', note: TEXT };
  const happenedAt = Date.parse(at);
  const row = { ...words, kind, studentId, id: contactId(n), happenedAt, recordedAt: happenedAt };
  await on.write(async (tx) => {
    const by = { authorId: ids.tove, authorRole: 'socialWorker', schoolYear: '2026-27', rev: await nextRev(tx) };
    await insertContact(tx, may, { ...row, ...by });
  });
}

export const reports: Repository = {
  file: 'areas/reports/report.repo.ts',
  functions: {
    recordsOf: {
      async 'groups contacts by today’s school and grade, kind, outcome and the district’s month'(on) {
        // The period begins and ends at midnight in Chicago, which is five or six in the morning in UTC.
        await contact(on, 1, ids.kiri, '2026-09-01T04:59:59.999Z');
        await contact(on, 2, ids.kiri, '2026-09-01T05:00:00Z');
        await contact(on, 3, ids.kiri, '2026-10-01T04:59:00Z');
        await contact(on, 4, ids.kiri, '2026-10-01T05:00:00Z');
        await contact(on, 5, ids.amaru, '2026-12-01T05:59:59Z', 'visit');
        await contact(on, 6, ids.amaru, '2026-12-01T06:00:00Z', 'visit');
        expect(await all(on, 'services')).toEqual([
          `p0001|${ids.harborView}|09|phone|reached|2026-09|2`,
          `p0001|${ids.harborView}|09|phone|reached|2026-10|1`,
          'p0002||09|visit|reached|2026-11|1',
        ]);
      },
      async 'groups discipline by what the entry says, whoever has left among them'(on) {
        await enter(
          on,
          entry('a', { day: '2026-08-31' }),
          entry('b', { day: '2026-09-01', grade: '08', buildingId: ids.lakeside }),
          entry('c', { day: '2026-09-30', grade: '08', buildingId: ids.lakeside }),
          entry('d', { day: '2026-11-30', studentId: ids.gone, grade: '', infraction: '', action: 'Conference' }),
          entry('e', { day: '2026-12-01' }),
        );
        expect(await all(on, 'discipline')).toEqual([
          `p0001|${ids.lakeside}|08|${TEXT}||2026-09|2`,
          `p0003|${ids.harborView}|||Conference|2026-11|1`,
        ]);
        expect(await all(on, 'services')).toEqual([]);
      },
      async 'says race and sex as the record has them, of contacts and of discipline'(on) {
        const group = { race: 'asian', sex: 'female' };
        await on.write(({ db, tables: t }) => db.update(t.student).set(group).where(eq(t.student.id, ids.kiri)));
        await contact(on, 1, ids.kiri, '2026-09-02T15:00:00Z');
        await contact(on, 2, ids.amaru, '2026-09-02T15:00:00Z');
        await enter(on, entry('a', { day: '2026-09-03', grade: '08' }));
        expect(await all(on, 'services')).toEqual([
          `p0001|${ids.harborView}|09|asian|female|phone|reached|2026-09|1`,
          'p0002||09|phone|reached|2026-09|1',
        ]);
        expect(await all(on, 'discipline')).toEqual([`p0001|${ids.harborView}|08|asian|female|${TEXT}||2026-09|1`]);
      },
      async 'gives each student once, with all that is theirs, part by part'(on) {
        const many = Array.from({ length: 450 }, (_, i) => studentRow({ id: contactId(10_000 + i) }));
        await on.write((tx) => tx.db.insert(tx.tables.student).values(many));
        await enter(
          on,
          ...many.flatMap(({ id }) =>
            ['2026-09-02', '2026-10-02'].map((day) => entry(`${id} ${day}`, { studentId: id, day })),
          ),
        );
        const found = await parts(on, 'discipline');
        expect(found.length).toBeGreaterThan(2);
        const perPart = found.map((part) => new Set(part.map(({ pseudonym }) => pseudonym)).size);
        const everybody = found.flatMap((part) => [...new Set(part.map(({ pseudonym }) => pseudonym))]);
        expect(new Set(everybody).size).toBe(perPart.reduce((sum, size) => sum + size, 0));
        expect(everybody).toHaveLength(many.length);
        expect(found.flat().map(({ events }) => events)).toEqual(Array.from({ length: 900 }, () => 1));
      },
      async 'has no id in what it gives'(on) {
        await contact(on, 1, ids.kiri, '2026-09-02T15:00:00Z');
        await enter(on, entry('a'));
        for (const subject of ['services', 'discipline'] as const) {
          expect(JSON.stringify(await parts(on, subject))).not.toMatch(new RegExp(`${ids.kiri}|204417|Kiri`));
        }
      },
      async 'takes many months, and one'(on) {
        await enter(on, entry('a'));
        expect(await all(on, 'discipline', { from: '2023-12', until: '2026-12' })).toHaveLength(1);
        expect(await all(on, 'discipline', { from: '2026-10', until: '2026-11' })).toHaveLength(1);
        expect(await all(on, 'discipline', { from: '2026-11', until: '2026-12' })).toEqual([]);
      },
    },
    enrolledIn: {
      async 'has each student once in each school of the year, with their groups and the program they had in it'(on) {
        await on.write(async ({ db, tables: t }) => {
          await db.delete(t.studentBuilding);
          await db.insert(t.studentBuilding).values([
            { studentId: ids.kiri, buildingId: ids.harborView, since: '2026-08-01', until: '2026-10-01' },
            { studentId: ids.kiri, buildingId: ids.harborView, since: '2026-10-15', until: null },
            { studentId: ids.kiri, buildingId: ids.lakeside, since: '2026-10-01', until: '2026-10-15' },
            { studentId: ids.amaru, buildingId: ids.lakeside, since: '2025-08-01', until: '2026-09-01' },
            { studentId: ids.gone, buildingId: ids.lakeside, since: '2026-11-30', until: null },
          ]);
          await db.update(t.student).set({ race: 'asian', sex: 'female' }).where(eq(t.student.id, ids.kiri));
          const held = { studentId: ids.kiri, source: 'test' };
          await db.insert(t.studentAttribute).values([
            { ...held, attribute: 's504', since: '2025-08-01', until: null },
            { ...held, attribute: 'sped', since: '2026-12-01', until: null },
          ]);
        });
        const may = await on.mayDo('report.read');
        const found = async (period = PERIOD) => {
          const rows: string[] = [];
          await on.read(async (q) => {
            for await (const part of enrolledIn(q, may, { spans: monthSpans(CHICAGO, period) }))
              rows.push(
                ...part.map(({ studentId, school, program, race, sex }) =>
                  [studentId.slice(-4), school, program, race, sex].join('|'),
                ),
              );
          });
          return rows.sort();
        };
        const [kiri, gone] = [ids.kiri, ids.gone].map((id) => id.slice(-4));
        const rows = (program: string) => [
          `${kiri}|${ids.harborView}|${program}|asian|female`,
          `${kiri}|${ids.lakeside}|${program}|asian|female`,
          `${gone}|${ids.lakeside}|||`,
        ];
        expect(await found()).toEqual(rows('s504').sort());
        expect(await found({ from: '2026-09', until: '2027-01' })).toEqual(rows('sped').sort());
      },
    },
    placeNames: {
      async 'names every place, those that are closed too'(on) {
        const may = await on.mayDo('report.read');
        expect([...(await on.read((q) => placeNames(q, may)))].sort()).toEqual([
          [ids.harborView, HARBOR_VIEW],
          [ids.lakeside, 'Lakeside'],
        ]);
      },
    },
  },
};
