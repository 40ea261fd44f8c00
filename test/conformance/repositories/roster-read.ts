import { expect } from 'vitest';
import {
  attributesFrom,
  claimsFrom,
  latestRun,
  pagesOf,
  relationsFrom,
  relationsOf,
  roleFactsFrom,
  studentBuildingsOf,
} from '../../../server/roster/roster-read.repo.ts';
import { KEYED_TABLES, type RelationRow } from '../../../server/roster/roster-rows.ts';
import { putRows } from '../../../server/roster/roster-write.repo.ts';
import type { Ground } from '../ground.ts';
import { ids, staffRow, studentRow } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, BY_BYTES, TEXT } from '../text.ts';
import { buildings, PAIRS } from './roster-rows.ts';

const PAGE = 5_000;
const noted = async () => undefined;
/** More than are asked for at a time. */
const PEOPLE = Array.from({ length: 205 }, (_, i) => `p${1000 + i}`);

async function all<T>(pages: AsyncGenerator<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

const relation = (change: Partial<RelationRow> = {}): RelationRow => ({ ...PAIRS.relation[0], ...change });
const byText = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

const relate = ({ write }: Ground, ...rows: RelationRow[]) => write((tx) => putRows(tx, 'relation', rows, noted));

export const rosterRead: Repository = {
  file: 'roster/roster-read.repo.ts',
  functions: {
    pagesOf: {
      async 'gives every row of each table, with its booleans and nulls'(on) {
        for (const table of KEYED_TABLES) {
          for (const row of PAIRS[table]) {
            await on.write((tx) => putRows(tx, table, [row], noted));
            const rows: readonly { id: string }[] = await on.read((q) => all<{ id: string }>(pagesOf(q, table)));
            expect(rows.filter(({ id }) => id === 'x')).toEqual([row]);
          }
        }
      },
      async 'goes by the bytes of the ids, but for an empty one'(on) {
        await on.write((tx) =>
          putRows(
            tx,
            'staff',
            BY_BYTES.map((id) => ({ ...staffRow({ id }), active: true })),
            noted,
          ),
        );
        const rows = await on.read((q) => all(pagesOf(q, 'staff')));
        const expected = BY_BYTES.filter((id) => id !== '');
        expect(rows.map(({ id }) => id).filter((id) => expected.includes(id))).toEqual(expected);
      },
      async 'gives each row once over several pages'(on) {
        // Ids that go on where another ends, around the end of the first page.
        const near = buildings(PAGE)
          .slice(-5)
          .map((row) => ({ ...row, id: `${row.id}a`, sourcedId: `${row.id}a` }));
        const many = [...buildings(PAGE), ...near].sort((a, b) => (a.id < b.id ? -1 : 1));
        await on.write((tx) => putRows(tx, 'building', many, noted));
        const rows = await on.read((q) => all(pagesOf(q, 'building')));
        expect(rows.filter(({ id }) => id.startsWith('many-'))).toEqual(many);
      },
    },
    relationsOf: {
      async 'gives one kind, of these staff alone, however many they are'(on) {
        await on.write((tx) =>
          putRows(
            tx,
            'staff',
            PEOPLE.map((id) => ({ ...staffRow({ id }), active: true })),
            noted,
          ),
        );
        const teaching = PEOPLE.map((staffId) => relation({ staffId, relation: 'teacher' }));
        const other = [relation({ staffId: PEOPLE[0]! }), relation({ relation: 'teacher' })];
        await relate(on, ...teaching, ...other);
        expect(byText(await on.read((q) => all(relationsOf(q, PEOPLE, 'teacher'))))).toEqual(byText(teaching));
        expect(await on.read((q) => all(relationsOf(q, [], 'teacher')))).toEqual([]);
      },
    },
    studentBuildingsOf: {
      async 'gives all dated facts of these students, however many they are'(on) {
        const students = PEOPLE.map((id) => ({
          ...studentRow({ id }),
          birthDate: null,
          buildingId: null,
          sex: '',
          race: '',
        }));
        const at = { buildingId: ids.harborView, since: '2026-08-12' };
        const facts = PEOPLE.map((studentId, i) => ({ ...at, studentId, until: i % 2 === 0 ? null : '2027-01-15' }));
        const earlier = { ...facts[0]!, since: '2025-08-12', until: '2026-01-15' };
        await on.write(async (tx) => {
          await putRows(tx, 'student', students, noted);
          await putRows(tx, 'studentBuilding', [...facts, earlier, PAIRS.studentBuilding[0]], noted);
        });
        expect(byText(await on.read((q) => all(studentBuildingsOf(q, PEOPLE))))).toEqual(byText([...facts, earlier]));
        expect(await on.read((q) => all(studentBuildingsOf(q, [])))).toEqual([]);
      },
    },
    roleFactsFrom: {
      async 'gives those of one source'(on) {
        const [fact] = PAIRS.roleFact;
        await on.write((tx) => putRows(tx, 'roleFact', [fact, { ...fact, source: 'other' }], noted));
        expect(await on.look((q) => roleFactsFrom(q, TEXT))).toEqual([fact]);
        expect(await on.look((q) => roleFactsFrom(q, 'none'))).toEqual([]);
      },
    },
    claimsFrom: {
      async 'gives those of one source'(on) {
        const [claim] = PAIRS.staffClaim;
        await on.write((tx) => putRows(tx, 'staffClaim', [claim, { ...claim, source: 'other' }], noted));
        expect(await on.look((q) => claimsFrom(q, TEXT))).toEqual([claim]);
        expect(await on.look((q) => claimsFrom(q, 'none'))).toEqual([]);
      },
    },
    attributesFrom: {
      async 'gives those of one source'(on) {
        const [attribute] = PAIRS.studentAttribute;
        await on.write((tx) => putRows(tx, 'studentAttribute', [attribute, { ...attribute, source: 'other' }], noted));
        expect(await on.read((q) => attributesFrom(q, TEXT))).toEqual([attribute]);
        expect(await on.read((q) => attributesFrom(q, 'none'))).toEqual([]);
      },
    },
    relationsFrom: {
      async 'gives those of one source'(on) {
        await relate(on, relation(), relation({ source: 'other' }));
        expect(await on.read((q) => relationsFrom(q, TEXT))).toEqual([relation()]);
        expect(await on.read((q) => relationsFrom(q, 'none'))).toEqual([]);
      },
    },
    latestRun: {
      async 'is the highest id of any kind, or null'({ tend, look }) {
        expect(await look(latestRun)).toBeNull();
        const rest = { startedAt: AT, finishedAt: null, fileName: '', fileHash: '', outcome: 'done', counts: '{}' };
        await tend((tx) =>
          tx.db.insert(tx.tables.importRun).values([
            { ...rest, id: 'B', kind: 'oneroster' },
            { ...rest, id: 'a', kind: 'assignments' },
            { ...rest, id: 'Z', kind: 'oneroster' },
          ]),
        );
        expect(await look(latestRun)).toBe('a');
      },
    },
  },
};
