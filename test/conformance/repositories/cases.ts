import { expect } from 'vitest';
import {
  type CaseFileRow,
  casesOf,
  insertStep,
  openCaseId,
  openCaseJson,
  putCaseFile,
  type StepRow,
  stepsOfCase,
  stepsOfStudent,
} from '../../../server/areas/cases/case.repo.ts';
import { countCases, listedCases } from '../../../server/areas/cases/case-list.repo.ts';
import { countDirectorsTurn, countDueCases } from '../../../server/areas/cases/waiting.repo.ts';
import { agendaCases } from '../../../server/areas/committee/agenda.repo.ts';
import { insertContact } from '../../../server/areas/contacts/contact.repo.ts';
import { classFilterFor, loadActor } from '../../../server/policy/index.ts';
import type { CaseQuestion } from '../../../shared/areas/cases/case.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import type { Ground } from '../ground.ts';
import { addStaff } from '../../tools/access-store.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { AT, MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const step = (n: number, change: Partial<StepRow> = {}): StepRow => ({
  studentId: ids.kiri,
  caseId: uuid(50),
  rev: n,
  id: uuid(n),
  kind: 'parent-told',
  day: '2026-11-20',
  filled: JSON.stringify({ whom: TEXT }),
  authorId: ids.tove,
  authorRole: 'socialWorker',
  recordedAt: MOST,
  ...change,
});

const file = (n: number, change: Partial<CaseFileRow> = {}): CaseFileRow => ({
  studentId: ids.kiri,
  id: uuid(n),
  stage: 'referred',
  workerId: ids.tove,
  buildingId: ids.harborView,
  openedOn: '2026-11-01',
  closedOn: null,
  nextStep: 'parent-told',
  dueOn: '2026-11-08',
  meetingOn: null,
  rev: n,
  ...change,
});

async function take(on: Ground, ...rows: readonly StepRow[]): Promise<void> {
  const may = await on.mayOn('case.write');
  await on.write(async (tx) => {
    for (const row of rows) await insertStep(tx, may, row);
  });
}

async function put(on: Ground, ...rows: readonly CaseFileRow[]): Promise<void> {
  const may = await on.mayOn('case.write');
  await on.write(async (tx) => {
    for (const row of rows) await putCaseFile(tx, may, row);
  });
}

export const cases: Repository = {
  file: 'areas/cases/case.repo.ts',
  functions: {
    insertStep: {
      async 'keeps every sign, and notes the change of the case for a pull'(on) {
        await take(on, step(1));
        expect(await on.rows('SELECT * FROM case_step')).toEqual([Object.values(step(1))]);
        expect(await on.rows('SELECT * FROM change')).toEqual([[ids.kiri, 1, 'case', uuid(50)]]);
      },
      async 'is never written over, and refuses the same id twice'(on) {
        await take(on, step(1));
        await expect(take(on, step(2, { id: uuid(1) }))).rejects.toMatchObject({ kind: 'unique' });
        const { caseStep } = await on.look((q) => Promise.resolve(q.tables));
        await expect(on.tend((tx) => tx.db.update(caseStep).set({ day: '2026-01-01' }))).rejects.toThrow();
        expect(await on.rows('SELECT rev, day FROM case_step')).toEqual([[1, '2026-11-20']]);
      },
    },
    putCaseFile: {
      async 'keeps a new one, and puts what it is now in the place of what it was'(on) {
        await put(on, file(1), file(2));
        const now = file(1, { stage: 'closed', closedOn: '2026-11-20', nextStep: null, dueOn: null, rev: 9 });
        await put(on, { ...now, openedOn: '2020-01-01' });
        expect(await on.rows('SELECT * FROM case_file ORDER BY id')).toEqual([
          Object.values(now),
          Object.values(file(2)),
        ]);
      },
    },
    openCaseId: {
      async 'is that of the one that is not closed, of this student'(on) {
        await put(on, file(1, { closedOn: '2026-11-20' }), file(3, { studentId: ids.amaru }));
        const may = await on.mayOn('case.open');
        const found = () => on.write((tx) => openCaseId(tx, may));
        expect(await found()).toBeUndefined();
        await put(on, file(2));
        expect(await found()).toBe(uuid(2));
      },
    },
    stepsOfCase: {
      async 'are those of one case of the student, in their order'(on) {
        await take(on, step(2), step(1), step(3, { caseId: uuid(51) }), step(4, { studentId: ids.amaru }));
        const may = await on.mayOn('case.view');
        const found = await on.read((q) => stepsOfCase(q, may, uuid(50)));
        const { id, kind, day, filled, recordedAt } = step(1);
        expect(found).toEqual([
          { id, kind, day, filled, recordedAt },
          { id: uuid(2), kind, day, filled, recordedAt },
        ]);
        expect(await on.read((q) => stepsOfCase(q, may, uuid(9)))).toEqual([]);
      },
    },
    casesOf: {
      async 'are the student’s, the newest first, with names'(on) {
        await put(on, file(1, { closedOn: '2026-11-20' }), file(2, { openedOn: '2026-11-20', workerId: ids.rosa }));
        await put(on, file(3, { studentId: ids.amaru }));
        const may = await on.mayOn('case.view');
        const rest = { closedOn: null, building: HARBOR_VIEW };
        expect(await on.read((q) => casesOf(q, may))).toEqual([
          { ...rest, id: uuid(2), openedOn: '2026-11-20', workerGiven: 'Rosa', workerFamily: '' },
          {
            ...rest,
            id: uuid(1),
            openedOn: '2026-11-01',
            closedOn: '2026-11-20',
            workerGiven: 'Tove',
            workerFamily: 'Söderberg',
          },
        ]);
      },
    },
    stepsOfStudent: {
      async 'are of all the student’s cases, each in their order, with their authors'(on) {
        await take(on, step(2), step(1), step(3, { caseId: uuid(49) }), step(4, { studentId: ids.amaru }));
        const may = await on.mayOn('case.view');
        const found = await on.read((q) => stepsOfStudent(q, may));
        expect(found.map(({ rev }) => rev)).toEqual([3, 1, 2]);
        const { studentId: _, ...own } = step(1);
        expect(found[1]).toEqual({ ...own, authorGiven: 'Tove', authorFamily: 'Söderberg' });
      },
    },
    openCaseJson: {
      async 'says in short where the open case stands, and null without one'(on) {
        const short = () =>
          on.read(async (q) => {
            const asked = q.prepared('test.openCase', (db, tables) =>
              db
                .select({ json: openCaseJson(q, db, tables) })
                .from(tables.counter)
                .limit(1),
            );
            const [row] = await asked.execute({ studentId: ids.kiri });
            return JSON.parse(row?.json ?? 'null') as unknown;
          });
        await put(on, file(1, { closedOn: '2026-11-20' }), file(3, { studentId: ids.amaru }));
        expect(await short()).toBeNull();
        await put(on, file(2, { dueOn: null }));
        expect(await short()).toEqual({ caseId: uuid(2), stage: 'referred', next: 'parent-told', due: null });
      },
    },
  },
};

const sight = (on: Ground, who = 'leader') =>
  on.look(async (q) => classFilterFor(await loadActor(q, who, NOW), 'case.view', 'casework'));

const DAY_MS = 86_400_000;
const ASKED = { reader: ids.tove, today: '2026-11-20', quietDay: '2026-10-21', quietFrom: AT - 30 * DAY_MS };

/** Contacts with a student, at these instants. */
async function note(on: Ground, studentId: string, ...at: readonly number[]): Promise<void> {
  const may = await on.mayAdd();
  const contact = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: TEXT, restriction: null };
  const more = { schoolYear: '2026-27', recordedAt: AT, authorId: ids.rosa, authorRole: 'socialWorker' };
  await on.write(async (tx) => {
    for (const happenedAt of at) {
      noted += 1;
      await insertContact(tx, may, { ...contact, ...more, id: uuid(noted), studentId, happenedAt, rev: noted });
    }
  });
}
let noted = 0;

/** Three open cases: one whose contracts are missing, one that is quiet, and one that is quiet and overdue. */
async function asked(on: Ground): Promise<void> {
  await put(
    on,
    file(1, { stage: 'contracts', openedOn: '2026-09-01', dueOn: ASKED.today }),
    file(2, { studentId: ids.amaru, openedOn: '2026-10-20', dueOn: null }),
    file(3, { studentId: ids.gone, openedOn: '2026-09-01', dueOn: '2026-11-19' }),
  );
  await note(on, ids.kiri, ASKED.quietFrom);
  await note(on, ids.amaru, ASKED.quietFrom - 1);
}

/** Four cases: two of Tove's, open; one before the committee; one that is closed. */
async function four(on: Ground): Promise<void> {
  await put(
    on,
    file(1, { dueOn: null }),
    file(2, { studentId: ids.amaru }),
    file(3, { studentId: ids.gone, workerId: ids.rosa, stage: 'committee', dueOn: '2026-11-02' }),
    file(4, { closedOn: '2026-11-20', stage: 'closed', nextStep: null, dueOn: null }),
  );
}

export const caseLists: Repository = {
  file: 'areas/cases/case-list.repo.ts',
  functions: {
    caseColumns: {
      async 'are of the same case in every list that shows it'(on) {
        await put(on, file(1, { meetingOn: '2026-11-25' }));
        const filter = await sight(on);
        const [listed] = await on.read((q) => listedCases(q, filter, { ...ASKED, view: 'open', limit: 1 }));
        const [agenda] = await on.read((q) => agendaCases(q, filter, '2026-11-25'));
        expect(listed).toMatchObject({ caseId: uuid(1), meetingOn: '2026-11-25', lastContactAt: null });
        expect(agenda).toMatchObject({ ...listed });
      },
    },
    listedCases: {
      async 'has what is due first first, what has no day last, and a page of them'(on) {
        await four(on);
        const filter = await sight(on);
        const list = (view: 'own' | 'open' | 'committee' | 'closed', limit = 9) =>
          on.read(async (q) => (await listedCases(q, filter, { ...ASKED, view, limit })).map(({ caseId }) => caseId));
        expect(await list('open')).toEqual([uuid(3), uuid(2), uuid(1)]);
        expect(await list('open', 2)).toEqual([uuid(3), uuid(2)]);
        expect(await list('own')).toEqual([uuid(2), uuid(1)]);
        expect(await list('committee')).toEqual([uuid(3)]);
        expect(await list('closed')).toEqual([uuid(4)]);
      },
      async 'says who, where, and when there was a contact last'(on) {
        await put(on, file(1));
        await note(on, ids.kiri, AT - 1, AT - 2);
        const filter = await sight(on);
        const [row] = await on.read((q) => listedCases(q, filter, { ...ASKED, view: 'open', limit: 1 }));
        expect(row).toMatchObject({
          studentId: ids.kiri,
          sisId: '204417',
          building: HARBOR_VIEW,
          workerFamily: 'Söderberg',
        });
        expect(row?.lastContactAt).toBe(AT - 1);
      },
      async 'answers what is asked of the cases, and both together'(on) {
        await asked(on);
        const filter = await sight(on);
        const list = (...questions: CaseQuestion[]) =>
          on.read(async (q) =>
            (await listedCases(q, filter, { ...ASKED, view: 'open', questions, limit: 9 })).map(({ caseId }) => caseId),
          );
        expect(await list('quiet')).toEqual([uuid(3), uuid(2)]);
        expect(await list('overdue')).toEqual([uuid(3)]);
        expect(await list('contracts')).toEqual([uuid(1)]);
        expect(await list('quiet', 'overdue', 'quiet')).toEqual([uuid(3)]);
        expect(await list('quiet', 'contracts')).toEqual([]);
      },
      async 'has none for whom no rule helps'(on) {
        await four(on);
        const filter = await sight(on, 'custodian');
        expect(await on.read((q) => listedCases(q, filter, { ...ASKED, view: 'open', limit: 9 }))).toEqual([]);
      },
    },
    countCases: {
      async 'counts each view, as a number'(on) {
        await four(on);
        const [all, none] = [await sight(on), await sight(on, 'custodian')];
        const count = (view: 'own' | 'open' | 'committee' | 'closed') =>
          on.read((q) => countCases(q, all, { ...ASKED, view }));
        expect([await count('own'), await count('open'), await count('committee'), await count('closed')]).toEqual([
          2, 3, 1, 1,
        ]);
        expect(await on.read((q) => countCases(q, none, { ...ASKED, view: 'open' }))).toBe(0);
      },
      async 'counts what answers to the questions alone'(on) {
        await asked(on);
        const filter = await sight(on);
        const count = (...questions: CaseQuestion[]) =>
          on.read((q) => countCases(q, filter, { ...ASKED, view: 'open', questions }));
        expect([await count('quiet'), await count('overdue'), await count('quiet', 'overdue')]).toEqual([2, 1, 1]);
        const opened = { ...ASKED, view: 'open', questions: ['quiet'], quietDay: '2026-10-20' } as const;
        // On that day itself it is not long enough ago.
        expect(await on.read((q) => countCases(q, filter, opened))).toBe(1);
      },
    },
  },
};

export const caseTurns: Repository = {
  file: 'areas/cases/waiting.repo.ts',
  functions: {
    countDueCases: {
      async 'counts what is due by the day of one’s own cases, where the step is one’s own'(on) {
        await put(
          on,
          file(1),
          file(2, { studentId: ids.amaru, dueOn: '2026-11-21' }),
          file(3, { workerId: ids.rosa }),
          file(4, { nextStep: 'director-answered' }),
          file(5, { dueOn: null }),
          file(6, { closedOn: '2026-11-20' }),
        );
        const all = await sight(on);
        const due = (day: string) => on.look((q) => countDueCases(q, all, { reader: ids.tove, day }));
        expect([await due('2026-11-07'), await due('2026-11-08'), await due('2026-11-21')]).toEqual([0, 1, 2]);
        const none = await sight(on, 'custodian');
        expect(await on.look((q) => countDueCases(q, none, { reader: ids.tove, day: '2026-11-21' }))).toBe(0);
      },
    },
    countDirectorsTurn: {
      async 'counts what waits for the director before the committee, of the cases that are theirs'(on) {
        const since = '2019-07-01';
        await on.write(async (tx) => {
          await addStaff(tx, 'director', [{ role: 'assignmentDirector', buildingId: null, since, until: null }]);
          const fact = { attribute: 'committee', source: 'test', since, until: null };
          await tx.db.insert(tx.tables.studentAttribute).values([
            { studentId: ids.kiri, ...fact },
            { studentId: ids.amaru, ...fact },
          ]);
        });
        const before = { stage: 'committee', nextStep: 'director-answered' };
        await put(
          on,
          file(1, before),
          file(2, { studentId: ids.amaru, ...before, nextStep: 'packet-returned' }),
          file(3, { studentId: ids.gone, ...before }),
          file(4, { ...before, stage: 'monitoring' }),
        );
        const turn = (who: string) =>
          on.look(async (q) =>
            countDirectorsTurn(q, classFilterFor(await loadActor(q, who, NOW), 'case.direct', 'casework')),
          );
        expect([await turn('director'), await turn('leader')]).toEqual([1, 0]);
      },
    },
  },
};
