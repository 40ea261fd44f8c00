import { expect } from 'vitest';
import { countSought, detailsOf, linesBefore, namesOf, type Sought } from '../../../server/audit/list.repo.ts';
import { audited } from '../../../server/store/store.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

/** Everything of a trail that has no more than a hundred lines. */
const ALL: Sought = {
  actions: null,
  undone: false,
  studentId: undefined,
  staffId: undefined,
  first: 1,
  last: 100,
  from: undefined,
  until: undefined,
};

/** The numbers of the lines below one, `limit` at most. */
async function numbersBefore(on: Ground, before: number, limit: number, sought: Partial<Sought> = {}) {
  const may = await on.mayReadTrail();
  const lines = await on.read((q) => linesBefore(q, may, { ...ALL, ...sought }, before, limit));
  return lines.map((line) => decodeLine(line).seq);
}

async function count(on: Ground, sought: Partial<Sought>, most = 100): Promise<number> {
  const may = await on.mayReadTrail();
  return on.read((q) => countSought(q, may, { ...ALL, ...sought }, most));
}

/** Entries 2 to 7 at the times 20 to 70; the first is the ground's own. */
async function lived(on: Ground): Promise<void> {
  const [view, lookup] = ['student.view', 'student.lookup'] as const;
  const add = (at: number, actorId: string | null, event: Omit<AuditEvent, 'resource'>) =>
    on.store.read({ actorId, sessionRef: null, requestId: 'r', at }, async () =>
      audited({ resource: 'student', ...event }, undefined),
    );
  await add(20, ids.rosa, { action: view, studentId: ids.kiri, decision: 'allowed' });
  await add(30, ids.rosa, { action: lookup, studentId: ids.gone, decision: 'refused' });
  await add(40, ids.tove, { action: view, studentId: ids.kiri, decision: 'refused' });
  await add(50, null, { action: 'session.sign-in', decision: 'failed' });
  await add(60, ids.rosa, { action: 'contact.add', studentId: ids.kiri, decision: 'allowed' });
  await add(70, ids.tove, { action: lookup, decision: 'allowed' });
}

async function names(on: Ground, staffIds: string[], studentIds: string[]) {
  const may = await on.mayReadTrail();
  return on.read((q) => namesOf(q, may, staffIds, studentIds));
}

export const trailList: Repository = {
  file: 'audit/list.repo.ts',
  functions: {
    detailsOf: {
      async 'gives the details of these entries that are still there'(on) {
        const may = await on.mayDo('audit.staff');
        await on.tend(async (tx) => {
          const rows = [91, 92, 93].map((seq) => ({ seq, salt: 'c2FsdA==', detail: `detail ${seq}` }));
          await tx.db.insert(tx.tables.auditDetail).values(rows);
        });
        const found = await on.read((q) => detailsOf(q, may, [91, 93, 99]));
        expect([...found].toSorted()).toEqual([
          [91, 'detail 91'],
          [93, 'detail 93'],
        ]);
        expect(await on.read((q) => detailsOf(q, may, []))).toEqual(new Map());
      },
    },
    linesBefore: {
      async 'gives the newest below a number, newest first, by number and not by its digits'(on) {
        for (let i = 0; i < 11; i += 1) await on.read(async () => undefined);
        expect(await numbersBefore(on, 12, 4)).toEqual([11, 10, 9, 8]);
        expect(await numbersBefore(on, 3, 100)).toEqual([2, 1]);
        expect(await numbersBefore(on, 1, 100)).toEqual([]);
        expect(await numbersBefore(on, 12, 0)).toEqual([]);
      },
      async 'gives what was sought, whatever it is sought by'(on) {
        await lived(on);
        const found = (sought: Partial<Sought>) => numbersBefore(on, 8, 50, sought);
        expect(await found({ actions: ['student.view'] })).toEqual([4, 2]);
        expect(await found({ actions: ['contact.add', 'student.view', 'restore'] })).toEqual([6, 4, 2]);
        expect(await found({ actions: [] })).toEqual([]);
        expect(await found({ undone: true })).toEqual([5, 4, 3]);
        expect(await found({ undone: true, actions: ['student.view'] })).toEqual([4]);
        expect(await found({ studentId: ids.kiri })).toEqual([6, 4, 2]);
        expect(await found({ studentId: ids.kiri, staffId: ids.rosa, actions: ['contact.add'] })).toEqual([6]);
        expect(await found({ studentId: ids.kiri, undone: true })).toEqual([4]);
        expect(await found({ staffId: ids.rosa })).toEqual([6, 3, 2]);
        expect(await found({ staffId: ids.rosa, undone: true })).toEqual([3]);
        expect(await found({ staffId: ids.nobody })).toEqual([]);
      },
      async 'keeps to numbers and times, the last of them outside'(on) {
        await lived(on);
        expect(await numbersBefore(on, 8, 50, { first: 3, last: 5 })).toEqual([5, 4, 3]);
        expect(await numbersBefore(on, 5, 1, { first: 3, last: 5 })).toEqual([4]);
        expect(await numbersBefore(on, 8, 50, { first: 6, last: 5 })).toEqual([]);
        expect(await numbersBefore(on, 8, 50, { first: 2, from: 30, until: 60 })).toEqual([5, 4, 3]);
        expect(
          await numbersBefore(on, 8, 50, { actions: ['student.view', 'student.lookup'], from: 40, until: 70 }),
        ).toEqual([4]);
      },
    },
    countSought: {
      async 'counts the same, and no further than it should'(on) {
        await lived(on);
        expect(await count(on, { last: 7 })).toBe(7);
        expect(await count(on, { last: 7 }, 4)).toBe(4);
        expect(await count(on, { actions: ['student.view', 'contact.add'], last: 7 })).toBe(3);
        expect(await count(on, { actions: ['student.view', 'contact.add'], last: 7 }, 2)).toBe(2);
        expect(await count(on, { undone: true, from: 40 })).toBe(2);
        expect(await count(on, { actions: [] })).toBe(0);
      },
    },
    namesOf: {
      async 'names staff and students, active or not, and leaves the unknown out'(on) {
        const found = await names(on, [ids.tove, ids.rosa, ids.left, ids.nobody], [ids.kiri, ids.gone, ids.nobody]);
        expect(found).toEqual({
          staff: new Map([
            [ids.tove, 'Tove Söderberg'],
            [ids.rosa, 'Rosa'],
            [ids.left, 'Given Family'],
          ]),
          students: new Map([
            [ids.kiri, { name: 'Kiri O’Neill-Nguyễn', sisId: '204417' }],
            [ids.gone, { name: 'Given Family', sisId: '200001' }],
          ]),
        });
      },
      async 'of nobody are none'(on) {
        expect(await names(on, [], [])).toEqual({ staff: new Map(), students: new Map() });
      },
    },
  },
};
