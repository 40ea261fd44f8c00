import { expect } from 'vitest';
import {
  earlierSwitches,
  insertStudyStep,
  isStudyStepId,
  lockSwitch,
  replaceSwitch,
  staffName,
  stepsOfStudy,
  studiesSwitch,
  type StudyStepRow,
  studyStepsKept,
} from '../../../server/areas/studies/study.repo.ts';
import type { Ground } from '../ground.ts';
import { ids } from '../people.ts';
import type { Repository } from '../scenario.ts';
import { MOST, TEXT } from '../text.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const may = (on: Ground) => on.mayDo('study.keep', 'custodian');
const DAY = '2026-11-02';

/** Keeps a step of the study of a number, under that revision and the id of it. */
export async function keepStudyStep(
  on: Ground,
  study: number,
  rev: number,
  change: Partial<StudyStepRow> = {},
): Promise<void> {
  const grant = await may(on);
  const author = { authorId: ids.tove, authorRole: 'recordsManager', recordedAt: MOST };
  const row = { studyId: uuid(study), rev, id: uuid(100 + rev), kind: 'received', day: DAY, filled: TEXT };
  await on.write((tx) => insertStudyStep(tx, grant, { ...row, ...author, ...change }));
}

const step = (rev: number, kind = 'received') => ({ id: uuid(100 + rev), kind, day: DAY, filled: TEXT });

/** A switch that was turned twice. */
async function turned(on: Ground) {
  const decides = await on.mayDo('study.decide');
  await on.write(async (tx) => {
    await lockSwitch(tx, decides, TEXT);
    await replaceSwitch(tx, decides, { rev: 0, value: TEXT }, 'second');
    await replaceSwitch(tx, decides, { rev: 7, value: 'second' }, 'third');
  });
}

export const studies: Repository = {
  file: 'areas/studies/study.repo.ts',
  functions: {
    insertStudyStep: {
      async 'keeps a step as it was taken, once under its id'(on) {
        await keepStudyStep(on, 1, 2);
        await expect(keepStudyStep(on, 1, 3, { id: uuid(102) })).rejects.toMatchObject({ kind: 'unique' });
        const kept = await on.rows('SELECT study_id, rev, kind, filled, author_role, recorded_at FROM study_step');
        expect(kept).toEqual([[uuid(1), 2, 'received', TEXT, 'recordsManager', MOST]]);
      },
    },
    isStudyStepId: {
      async 'knows the ids of steps, of whichever study'(on) {
        await keepStudyStep(on, 1, 2);
        const grant = await may(on);
        const known = (n: number) => on.look((q) => isStudyStepId(q, grant, uuid(n)));
        expect([await known(102), await known(2)]).toEqual([true, false]);
      },
    },
    stepsOfStudy: {
      async 'gives the steps of the one in their order'(on) {
        await keepStudyStep(on, 1, 5, { kind: 'decided' });
        await keepStudyStep(on, 1, 3);
        await keepStudyStep(on, 2, 4);
        const grant = await may(on);
        const of = (n: number) => on.look((q) => stepsOfStudy(q, grant, uuid(n)));
        expect(await of(1)).toEqual([step(3), step(5, 'decided')]);
        expect(await of(3)).toEqual([]);
      },
    },
    studyStepsKept: {
      async 'gives the steps of all in their order, with who took them'(on) {
        await keepStudyStep(on, 2, 4);
        await keepStudyStep(on, 1, 3);
        const grant = await may(on);
        const by = { at: MOST, by: 'Tove Söderberg', role: 'recordsManager' };
        expect(await on.look((q) => studyStepsKept(q, grant))).toEqual([
          { studyId: uuid(1), ...step(3), ...by },
          { studyId: uuid(2), ...step(4), ...by },
        ]);
      },
    },
    studiesSwitch: {
      async 'is nothing until the superintendent has turned it'(on) {
        expect(await on.look(studiesSwitch)).toBeUndefined();
      },
    },
    lockSwitch: {
      async 'puts the first where nothing stands, and leaves what does'(on) {
        const decides = await on.mayDo('study.decide');
        expect(await on.write((tx) => lockSwitch(tx, decides, 'first'))).toBe('first');
        expect(await on.write((tx) => lockSwitch(tx, decides, 'other'))).toBe('first');
      },
    },
    replaceSwitch: {
      async 'puts another in its place'(on) {
        await turned(on);
        expect(await on.look(studiesSwitch)).toBe('third');
      },
    },
    earlierSwitches: {
      async 'are all that were turned, and not the one in force'(on) {
        await turned(on);
        const grant = await may(on);
        expect((await on.look((q) => earlierSwitches(q, grant))).sort()).toEqual([TEXT, 'second'].sort());
      },
    },
    staffName: {
      async 'is the name of the one, and none of nobody'(on) {
        const decides = await on.mayDo('study.decide');
        const named = (id: string) => on.look((q) => staffName(q, decides, id));
        expect([await named(ids.tove), await named(uuid(9))]).toEqual(['Tove Söderberg', '']);
      },
    },
  },
};
