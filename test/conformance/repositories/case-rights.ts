import { expect } from 'vitest';
import {
  endAttribute,
  endService,
  giveToWorker,
  holdAttribute,
  takeFromOthers,
} from '../../../server/areas/cases/case-rights.repo.ts';
import {
  gradingPeriods,
  hasServicesOn,
  schoolsNow,
  workerOn,
  workersOn,
} from '../../../server/areas/cases/case-charge.repo.ts';
import { TODAY, TOMORROW, YESTERDAY } from '../../../shared/access/testing/cases.ts';
import type { Tx } from '../../../server/store/store.ts';
import type { MayTakeSteps } from '../../../server/areas/cases/case.repo.ts';
import { addStaff } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids } from '../people.ts';
import type { Repository } from '../scenario.ts';

const FROM = { source: 'case:1', day: TODAY };
const THEN = { source: 'case:1', day: YESTERDAY };

async function write(on: Ground, work: (tx: Tx, may: MayTakeSteps) => Promise<void>): Promise<void> {
  const may = await on.mayOn('case.write');
  await on.write((tx) => work(tx, may));
}

const attributes = (on: Ground) =>
  on.rows('SELECT attribute, source, since, until FROM student_attribute ORDER BY attribute, since, source');
const services = (on: Ground) =>
  on.rows('SELECT staff_id, source, since, until FROM relation ORDER BY staff_id, since, source');

export const caseRights: Repository = {
  file: 'areas/cases/case-rights.repo.ts',
  functions: {
    holdAttribute: {
      async 'begins today, is one however often it is said, and takes another end'(on) {
        await write(on, (tx, may) => holdAttribute(tx, may, FROM, 'agenda', TOMORROW));
        await write(on, (tx, may) => holdAttribute(tx, may, FROM, 'agenda', '2026-12-03'));
        await write(on, (tx, may) => holdAttribute(tx, may, FROM, 'managed', null));
        expect(await attributes(on)).toEqual([
          ['agenda', 'case:1', TODAY, '2026-12-03'],
          ['managed', 'case:1', TODAY, null],
        ]);
      },
      async 'begins again on the day it ended, and anew after it'(on) {
        await write(on, (tx, may) => holdAttribute(tx, may, THEN, 'committee', null));
        await write(on, (tx, may) => endAttribute(tx, may, THEN, 'committee'));
        await write(on, (tx, may) => holdAttribute(tx, may, THEN, 'committee', null));
        expect(await attributes(on)).toEqual([['committee', 'case:1', YESTERDAY, null]]);
        await write(on, (tx, may) => endAttribute(tx, may, THEN, 'committee'));
        await write(on, (tx, may) => holdAttribute(tx, may, FROM, 'committee', null));
        expect(await attributes(on)).toEqual([
          ['committee', 'case:1', YESTERDAY, YESTERDAY],
          ['committee', 'case:1', TODAY, null],
        ]);
      },
    },
    endAttribute: {
      async 'ends this case’s own alone'(on) {
        const other = { source: 'case:2', day: TODAY };
        await write(on, (tx, may) => holdAttribute(tx, may, FROM, 'managed', null));
        await write(on, (tx, may) => holdAttribute(tx, may, other, 'managed', null));
        await write(on, (tx, may) => endAttribute(tx, may, FROM, 'managed'));
        await write(on, (tx, may) => endAttribute(tx, may, FROM, 'agenda'));
        expect(await attributes(on)).toEqual([
          ['managed', 'case:1', TODAY, TODAY],
          ['managed', 'case:2', TODAY, null],
        ]);
      },
    },
    giveToWorker: {
      async 'gives once, and again on the day it was taken'(on) {
        await write(on, (tx, may) => giveToWorker(tx, may, FROM, ids.tove));
        await write(on, (tx, may) => giveToWorker(tx, may, FROM, ids.tove));
        expect(await services(on)).toEqual([[ids.tove, 'case:1', TODAY, null]]);
        await write(on, (tx, may) => takeFromOthers(tx, may, FROM, ids.rosa));
        await write(on, (tx, may) => giveToWorker(tx, may, FROM, ids.tove));
        expect(await services(on)).toEqual([[ids.tove, 'case:1', TODAY, null]]);
      },
    },
    takeFromOthers: {
      async 'ends what others have by this case, today, and nothing that they have otherwise'(on) {
        const file = { staffId: ids.tove, studentId: ids.kiri, relation: 'serving', source: 'file', since: YESTERDAY };
        await on.write(async (tx) => void (await tx.db.insert(tx.tables.relation).values({ ...file, until: null })));
        await write(on, (tx, may) => giveToWorker(tx, may, THEN, ids.tove));
        await write(on, (tx, may) => giveToWorker(tx, may, FROM, ids.rosa));
        await write(on, (tx, may) => takeFromOthers(tx, may, FROM, ids.rosa));
        expect(await services(on)).toEqual([
          [ids.tove, 'case:1', YESTERDAY, TODAY],
          [ids.tove, 'file', YESTERDAY, null],
          [ids.rosa, 'case:1', TODAY, null],
        ]);
      },
    },
    endService: {
      async 'ends it on a day to come, and what is over stays'(on) {
        await write(on, (tx, may) => giveToWorker(tx, may, THEN, ids.tove));
        await write(on, (tx, may) => takeFromOthers(tx, may, THEN, ids.rosa));
        await write(on, (tx, may) => giveToWorker(tx, may, FROM, ids.rosa));
        await write(on, (tx, may) => endService(tx, may, FROM, TOMORROW));
        expect(await services(on)).toEqual([
          [ids.tove, 'case:1', YESTERDAY, YESTERDAY],
          [ids.rosa, 'case:1', TODAY, TOMORROW],
        ]);
      },
    },
  },
};

async function staffed(on: Ground): Promise<void> {
  const role = { buildingId: null, since: YESTERDAY, until: null };
  await on.write(async (tx) => {
    await addStaff(tx, 'worker', [{ ...role, role: 'socialWorker' }]);
    await addStaff(tx, 'former', [{ ...role, role: 'socialWorker', until: TODAY }]);
    await addStaff(tx, 'teacher', [{ ...role, role: 'teacher' }]);
    const fact = { staffId: ids.left, role: 'socialWorker', buildingId: '', since: YESTERDAY, until: null };
    await tx.db.insert(tx.tables.roleFact).values({ ...fact, source: 'test' });
  });
}

export const caseCharges: Repository = {
  file: 'areas/cases/case-charge.repo.ts',
  functions: {
    workersOn: {
      async 'are those who work here and can serve on the day'(on) {
        await staffed(on);
        const may = await on.mayOn('case.open');
        expect((await on.read((q) => workersOn(q, may, TODAY))).map(({ id }) => id)).toEqual(['worker']);
        const then = await on.read((q) => workersOn(q, may, YESTERDAY));
        expect(then.map(({ id }) => id).sort()).toEqual(['former', 'worker']);
      },
    },
    workerOn: {
      async 'tells who is not there, who has left and who cannot serve'(on) {
        await staffed(on);
        const may = await on.mayOn('case.open');
        const found = (id: string) => on.read((q) => workerOn(q, may, id, TODAY));
        expect(await found('worker')).toEqual({ active: true, serves: true });
        expect(await found('former')).toEqual({ active: true, serves: false });
        expect(await found('teacher')).toEqual({ active: true, serves: false });
        expect(await found(ids.left)).toEqual({ active: false, serves: true });
        expect(await found(ids.nobody)).toBeUndefined();
      },
    },
    schoolsNow: {
      async 'are those in use'(on) {
        const may = await on.mayOn('case.open');
        expect(await on.read((q) => schoolsNow(q, may))).toEqual([{ id: ids.harborView, name: HARBOR_VIEW }]);
      },
    },
    hasServicesOn: {
      async 'says that there are some on the day, of this student'(on) {
        const row = { studentId: ids.kiri, source: 'test', since: YESTERDAY, until: TODAY };
        await on.write(async (tx) => {
          await tx.db.insert(tx.tables.studentAttribute).values([
            { ...row, attribute: 's504' },
            { ...row, attribute: 'sealed', until: null },
          ]);
        });
        const may = await on.mayOn('case.open');
        const [then, now] = await on.read((q) =>
          Promise.all([hasServicesOn(q, may, YESTERDAY), hasServicesOn(q, may, TODAY)]),
        );
        expect([then, now]).toEqual([true, false]);
      },
    },
    gradingPeriods: {
      async 'are of the finest kind that the calendar has, in their order'(on) {
        const session = (id: string, kind: string, startDay: string) => ({
          ...{ id, sourcedId: id, title: id, kind, startDay, endDay: '2027-06-12', schoolYear: '2027' },
        });
        const add = (...rows: ReturnType<typeof session>[]) =>
          on.write(async (tx) => void (await tx.db.insert(tx.tables.session).values(rows)));
        const found = async () => (await on.look((q) => gradingPeriods(q))).map(({ title }) => title);
        expect(await found()).toEqual([]);
        await add(session('y', 'schoolYear', '2026-08-17'), session('s', 'semester', '2026-08-17'));
        expect(await found()).toEqual(['s']);
        await add(session('q2', 'gradingPeriod', '2026-10-26'), session('q1', 'gradingPeriod', '2026-08-17'));
        expect(await found()).toEqual(['q1', 'q2']);
      },
    },
  },
};
