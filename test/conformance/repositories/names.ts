import { expect } from 'vitest';
import {
  countUpdatesIn,
  stepsForCalled,
  stepsIn,
  stepsOfNames,
  updatesIn,
} from '../../../server/areas/names/name-list.repo.ts';
import {
  formsToHide,
  insertNameStep,
  insertNameUpdate,
  isNameStepId,
  isNameUpdateId,
  type NameStepRow,
  nameStepsOf,
  type NameUpdateRow,
  nameUpdatesOf,
  putNameState,
  stepsForFlag,
} from '../../../server/areas/names/name.repo.ts';
import {
  lockNamePolicy,
  namePolicyTexts,
  noteNamedAnew,
  replaceNamePolicy,
} from '../../../server/areas/names/policy.repo.ts';
import { classFilterFor, loadActor } from '../../../server/policy/index.ts';
import { NOW } from '../../../shared/access/testing/cases.ts';
import { addStaff, relate } from '../../tools/access-store.ts';
import type { Ground } from '../ground.ts';
import { HARBOR_VIEW, ids, STUDENTS } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

export const nameId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground, studentId: string = ids.kiri) => on.mayOn('name.task', studentId, 'custodian');
const DAY = '2026-11-02';

/** Keeps an update under the revision and the id of its number, with its form under a hundred more. */
export async function keepNameUpdate(on: Ground, n: number, change: Partial<NameUpdateRow> = {}): Promise<void> {
  const grant = await may(on, change.studentId);
  const row = {
    studentId: ids.kiri,
    id: nameId(n),
    askedOn: DAY,
    about: TEXT,
    state: 'asked',
    approvedOn: null,
    rev: n,
  };
  await on.write((tx) => insertNameUpdate(tx, grant, { ...row, ...change }));
  const { studentId = ids.kiri } = change;
  await keepNameStep(on, n, { studentId, kind: 'asked', rev: n, id: nameId(100 + n) });
}

/** Keeps a step of the update of a number. */
export async function keepNameStep(
  on: Ground,
  update: number,
  change: Partial<NameStepRow> & { readonly rev: number; readonly id: string },
): Promise<void> {
  const grant = await may(on, change.studentId);
  const author = { authorId: ids.tove, authorRole: 'recordsManager', recordedAt: MOST };
  const row = { studentId: ids.kiri, updateId: nameId(update), kind: 'signed', day: DAY, filled: TEXT };
  await on.write((tx) => insertNameStep(tx, grant, { ...row, ...author, ...change }));
}

/** Somebody of a role who may read the student, with a relation or without. */
async function viewer(on: Ground, teaches: boolean) {
  if (!teaches) return on.mayView();
  const fact = { since: '2026-01-01', until: null };
  await on.write(async (tx) => {
    await addStaff(tx, 'teacher', [{ role: 'teacher', buildingId: null, ...fact }]);
    await relate(tx, 'teacher', ids.kiri, [{ relation: 'teacher', ...fact }]);
  });
  return on.mayOn('student.view', ids.kiri, 'teacher');
}

const plainStep = (update: number, id: number, kind: string) => ({
  updateId: nameId(update),
  id: nameId(id),
  kind,
  day: DAY,
  filled: TEXT,
});

export const names: Repository = {
  file: 'areas/names/name.repo.ts',
  functions: {
    insertNameUpdate: {
      async 'keeps what it says, once under its id'(on) {
        await keepNameUpdate(on, 1);
        await expect(keepNameUpdate(on, 2, { id: nameId(1) })).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT asked_on, about, state, approved_on, rev FROM name_update');
        expect(kept).toEqual([[DAY, TEXT, 'asked', null, 1]]);
      },
    },
    insertNameStep: {
      async 'keeps a step as it was taken, once under its id'(on) {
        await keepNameUpdate(on, 1);
        await keepNameStep(on, 1, { rev: 2, id: nameId(7) });
        const again = keepNameStep(on, 1, { rev: 3, id: nameId(7) });
        await expect(again).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT kind, filled, recorded_at FROM name_step WHERE rev = 2');
        expect(kept).toEqual([['signed', TEXT, MOST]]);
      },
    },
    putNameState: {
      async 'says where the one update stands'(on) {
        await keepNameUpdate(on, 1);
        await keepNameUpdate(on, 2);
        const grant = await may(on);
        const now = { id: nameId(1), state: 'approved', approvedOn: DAY, rev: 9 };
        await on.write((tx) => putNameState(tx, grant, now));
        expect(await on.rows('SELECT state, approved_on, rev FROM name_update ORDER BY id')).toEqual([
          ['approved', DAY, 9],
          ['asked', null, 2],
        ]);
      },
    },
    isNameUpdateId: {
      async 'knows the ids of updates, whoever they are about'(on) {
        await keepNameUpdate(on, 1);
        const other = await may(on, ids.amaru);
        const known = (n: number) => on.read((q) => isNameUpdateId(q, other, nameId(n)));
        expect([await known(1), await known(2)]).toEqual([true, false]);
      },
    },
    isNameStepId: {
      async 'knows the ids of steps, whoever they are about'(on) {
        await keepNameUpdate(on, 1);
        const other = await may(on, ids.amaru);
        const known = (n: number) => on.read((q) => isNameStepId(q, other, nameId(n)));
        expect([await known(101), await known(1)]).toEqual([true, false]);
      },
    },
    nameUpdatesOf: {
      async 'gives the student’s alone, the newest first'(on) {
        await keepNameUpdate(on, 1);
        await keepNameUpdate(on, 2, { askedOn: '2026-11-09', state: 'denied' });
        await keepNameUpdate(on, 3, { studentId: ids.amaru });
        const grant = await may(on);
        expect(await on.read((q) => nameUpdatesOf(q, grant))).toEqual([
          { id: nameId(2), askedOn: '2026-11-09', about: TEXT, state: 'denied' },
          { id: nameId(1), askedOn: DAY, about: TEXT, state: 'asked' },
        ]);
      },
    },
    nameStepsOf: {
      async 'gives those of the student’s updates in their order, with who took them'(on) {
        await keepNameUpdate(on, 1);
        await keepNameUpdate(on, 2, { studentId: ids.amaru });
        await keepNameStep(on, 1, { rev: 5, id: nameId(7) });
        const grant = await may(on);
        const common = { at: MOST, by: 'Tove Söderberg', role: 'recordsManager' };
        expect(await on.read((q) => nameStepsOf(q, grant))).toEqual([
          { ...plainStep(1, 101, 'asked'), ...common },
          { ...plainStep(1, 7, 'signed'), ...common },
        ]);
      },
    },
    stepsForFlag: {
      async 'R204: gives the student’s to whoever works with the student'(on) {
        await keepNameUpdate(on, 1);
        await keepNameUpdate(on, 2, { studentId: ids.amaru });
        const grant = await viewer(on, true);
        expect(await on.read((q) => stepsForFlag(q, grant))).toEqual([{ ...plainStep(1, 101, 'asked'), rev: 1 }]);
      },
      async 'R204: gives none to whoever merely opens the record'(on) {
        await keepNameUpdate(on, 1);
        const grant = await viewer(on, false);
        expect(await on.read((q) => stepsForFlag(q, grant))).toEqual([]);
      },
    },
    formsToHide: {
      async 'gives the forms of the student’s that were ever approved, to be read by nobody'(on) {
        await keepNameUpdate(on, 1, { state: 'withdrawn', approvedOn: DAY });
        await keepNameStep(on, 1, { rev: 5, id: nameId(7), filled: '{}' });
        await keepNameUpdate(on, 2);
        await keepNameUpdate(on, 3, { studentId: ids.amaru, state: 'approved', approvedOn: DAY });
        const grant = await on.mayView();
        expect(await on.read((q) => formsToHide(q, grant))).toEqual([TEXT]);
      },
    },
  },
};

const sight = async (on: Ground) => classFilterFor((await may(on)).actor, 'name.task', 'names');
const known = async (on: Ground, staffId: string) =>
  classFilterFor(await on.look((q) => loadActor(q, staffId, NOW)), 'name.view', 'names');
const ofKiri = (step: ReturnType<typeof plainStep>) => ({
  ...step,
  studentId: ids.kiri,
  birthDate: STUDENTS.kiri.birthDate,
});
const listed = (n: number, change: object = {}) => ({
  id: nameId(n),
  askedOn: DAY,
  approvedOn: null,
  state: 'asked',
  studentId: ids.kiri,
  name: 'Kiri O’Neill-Nguyễn',
  sisId: '204417',
  building: HARBOR_VIEW,
  ...change,
});

/** Two that were asked for, one of them earlier, and one that was denied. */
async function three(on: Ground): Promise<void> {
  await keepNameUpdate(on, 1);
  await keepNameUpdate(on, 2, { askedOn: '2026-10-01' });
  await keepNameUpdate(on, 3, { state: 'denied' });
}

export const nameLists: Repository = {
  file: 'areas/names/name-list.repo.ts',
  functions: {
    updatesIn: {
      async 'gives those of the state, what was asked first first, up to the limit'(on) {
        await three(on);
        const filter = await sight(on);
        const found = (limit: number) => on.read((q) => updatesIn(q, filter, 'asked', limit));
        expect(await found(9)).toMatchObject([listed(2, { askedOn: '2026-10-01' }), listed(1)]);
        expect(await found(1)).toHaveLength(1);
      },
      async 'gives none of a student whom the filter leaves out'(on) {
        await three(on);
        const { actor } = await on.mayView();
        const filter = classFilterFor(actor, 'name.task', 'names');
        expect(await on.read((q) => updatesIn(q, filter, 'asked', 9))).toEqual([]);
      },
    },
    countUpdatesIn: {
      async 'counts all of the state'(on) {
        await three(on);
        const filter = await sight(on);
        expect(await on.read((q) => countUpdatesIn(q, filter, 'asked'))).toBe(2);
        expect(await on.read((q) => countUpdatesIn(q, filter, 'approved'))).toBe(0);
      },
    },
    stepsIn: {
      async 'gives the steps of all of the state in their order'(on) {
        await three(on);
        await keepNameStep(on, 1, { rev: 7, id: nameId(7) });
        const filter = await sight(on);
        expect(await on.read((q) => stepsIn(q, filter, 'asked'))).toEqual([
          plainStep(1, 101, 'asked'),
          plainStep(2, 102, 'asked'),
          plainStep(1, 7, 'signed'),
        ]);
      },
    },
    stepsForCalled: {
      async 'R204: gives those of all with whom the reader works, in their order, and nobody else’s'(on) {
        await keepNameUpdate(on, 1);
        await keepNameUpdate(on, 2, { studentId: ids.amaru });
        await keepNameStep(on, 1, { rev: 5, id: nameId(7) });
        const { actor } = await viewer(on, true);
        const called = await on.read((q) => stepsForCalled(q, classFilterFor(actor, 'student.view', 'flag')));
        expect(called).toEqual([ofKiri(plainStep(1, 101, 'asked')), ofKiri(plainStep(1, 7, 'signed'))]);
      },
      async 'R204: gives none to whoever merely opens every record'(on) {
        await keepNameUpdate(on, 1);
        const { actor } = await viewer(on, false);
        expect(await on.read((q) => stepsForCalled(q, classFilterFor(actor, 'student.view', 'flag')))).toEqual([]);
      },
    },
    stepsOfNames: {
      async 'R197: gives what makes the names of whom one was approved, in its order'(on) {
        await keepNameUpdate(on, 1, { state: 'done' });
        await keepNameStep(on, 1, { rev: 5, id: nameId(7) });
        await keepNameStep(on, 1, { rev: 6, id: nameId(8), kind: 'approved' });
        await keepNameUpdate(on, 2, { studentId: ids.amaru });
        expect(await on.read(async (q) => stepsOfNames(q, await known(on, 'custodian')))).toEqual([
          ofKiri(plainStep(1, 101, 'asked')),
          ofKiri(plainStep(1, 8, 'approved')),
        ]);
      },
      async 'R197: gives none to whoever has no part in an update'(on) {
        await keepNameUpdate(on, 1, { state: 'approved' });
        expect(await on.read(async (q) => stepsOfNames(q, await known(on, 'leader')))).toEqual([]);
      },
    },
  },
};

export const namePolicies: Repository = {
  file: 'areas/names/policy.repo.ts',
  functions: {
    namePolicyTexts: {
      async 'are none until the district has said something, and then every one, the newest first'(on) {
        expect(await on.look(namePolicyTexts)).toEqual([]);
        const grant = await on.mayDo('names.edit', 'custodian');
        await on.write(async (tx) => {
          await lockNamePolicy(tx, grant, TEXT);
          await replaceNamePolicy(tx, grant, { rev: 0, value: TEXT }, 'second');
        });
        expect(await on.look(namePolicyTexts)).toEqual(['second', TEXT]);
      },
    },
    lockNamePolicy: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        const grant = await on.mayDo('names.edit', 'custodian');
        expect(await on.write((tx) => lockNamePolicy(tx, grant, 'first'))).toBe('first');
        expect(await on.write((tx) => lockNamePolicy(tx, grant, 'other'))).toBe('first');
      },
    },
    replaceNamePolicy: {
      async 'puts another in its place once'(on) {
        const grant = await on.mayDo('names.edit', 'custodian');
        const replace = () =>
          on.write(async (tx) => {
            await lockNamePolicy(tx, grant, TEXT);
            await replaceNamePolicy(tx, grant, { rev: 0, value: TEXT }, 'second');
          });
        await replace();
        await expect(replace()).rejects.toMatchObject({ kind: 'unique' });
      },
    },
    noteNamedAnew: {
      async 'notes one change of every student with an update that is approved'(on) {
        await keepNameUpdate(on, 1, { state: 'approved' });
        await keepNameUpdate(on, 2, { state: 'done' });
        await keepNameUpdate(on, 3, { studentId: ids.amaru, state: 'withdrawn', approvedOn: DAY });
        const grant = await on.mayDo('names.edit', 'custodian');
        await on.write((tx) => noteNamedAnew(tx, grant, 9));
        expect(await on.rows('SELECT student_id, kind, row_id FROM change WHERE rev = 9')).toEqual([
          [ids.kiri, 'name', nameId(2)],
        ]);
      },
    },
  },
};
