import { expect } from 'vitest';
import {
  assign,
  type Assignment,
  assignmentsFrom,
  endAssignment,
  isAssigned,
} from '../../../server/areas/access/people/caseload.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'] as const;

const serving = (change: Partial<Assignment> = {}): Assignment => ({
  staffId: ids.tove,
  relation: 'serving',
  since: TUESDAY,
  until: THURSDAY,
  ...change,
});

async function give(on: Ground, ...all: Assignment[]): Promise<void> {
  const may = await on.mayOn('caseload.assign');
  for (const one of all) await on.write((tx) => assign(tx, may, one));
}

const fromFile = ({ tend }: Ground, change: Partial<Assignment> = {}) =>
  tend((tx) =>
    tx.db.insert(tx.tables.relation).values({ ...serving(change), studentId: ids.kiri, source: 'assignments' }),
  );

const kept = ({ rows }: Ground) => rows('SELECT relation, source, since, until FROM relation ORDER BY relation, since');

export const caseloads: Repository = {
  file: 'areas/access/people/caseload.repo.ts',
  functions: {
    isAssigned: {
      async 'finds what shares a day: same person, part and student, from whatever source'(on) {
        const may = await on.mayOn('caseload.assign');
        const mayAmaru = await on.mayOn('caseload.assign', ids.amaru);
        await fromFile(on);
        const taken = (change: Partial<Assignment> = {}, grant = may) =>
          on.write((tx) => isAssigned(tx, grant, serving(change)));
        expect(await taken()).toBe(true);
        expect(await taken({ since: MONDAY, until: null })).toBe(true);
        expect(await taken({ since: WEDNESDAY, until: null })).toBe(true);
        expect(await taken({ since: MONDAY, until: TUESDAY })).toBe(false);
        expect(await taken({ since: THURSDAY, until: null })).toBe(false);
        expect(await taken({ relation: 'evaluating' })).toBe(false);
        expect(await taken({ staffId: ids.rosa })).toBe(false);
        expect(await taken({}, mayAmaru)).toBe(false);
      },
      async 'finds one without an end, and none that was taken back before it began'(on) {
        const may = await on.mayOn('caseload.assign');
        await fromFile(on, { until: null });
        await give(on, serving({ relation: 'evaluating', until: TUESDAY }));
        const taken = (one: Assignment) => on.write((tx) => isAssigned(tx, may, one));
        expect(await taken(serving({ since: '2030-01-01' }))).toBe(true);
        expect(await taken(serving({ relation: 'evaluating', since: MONDAY, until: null }))).toBe(false);
      },
    },
    assign: {
      async 'keeps it as assigned here; the same again takes the later word on its end'(on) {
        await give(on, serving({ until: TUESDAY }), serving({ until: null }));
        expect(await kept(on)).toEqual([['serving', 'console', TUESDAY, null]]);
      },
      async 'refuses nobody as the person'(on) {
        await expect(give(on, serving({ staffId: ids.nobody }))).rejects.toMatchObject({ kind: 'foreign-key' });
      },
    },
    assignmentsFrom: {
      async 'gives those of the day with their sources'(on) {
        const may = await on.mayOn('caseload.assign');
        await fromFile(on);
        await give(on, serving({ until: null }), serving({ since: MONDAY }));
        const found = await on.write((tx) => assignmentsFrom(tx, may, serving()));
        expect(found.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual([
          { source: 'assignments', until: THURSDAY },
          { source: 'console', until: null },
        ]);
        expect(await on.write((tx) => assignmentsFrom(tx, may, serving({ since: THURSDAY })))).toEqual([]);
      },
    },
    endAssignment: {
      async 'brings the end forward, never back, and leaves a file’s alone'(on) {
        const may = await on.mayOn('caseload.assign');
        await fromFile(on, { since: MONDAY, until: null });
        await give(on, serving());
        const end = (until: string, change: Partial<Assignment> = {}) =>
          on.write((tx) => endAssignment(tx, may, { ...serving(change), until }));
        expect(await end(WEDNESDAY)).toBe(true);
        expect(await end(WEDNESDAY)).toBe(false);
        expect(await end(THURSDAY)).toBe(false);
        expect(await end(WEDNESDAY, { since: MONDAY })).toBe(false);
        expect(await end(TUESDAY, { relation: 'evaluating' })).toBe(false);
        expect(await kept(on)).toEqual([
          ['serving', 'assignments', MONDAY, null],
          ['serving', 'console', TUESDAY, WEDNESDAY],
        ]);
      },
    },
  },
};
