import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at, TODAY, TOMORROW } from '../../../shared/access/testing/cases.ts';
import { saying } from '../../../shared/areas/names/testing/updates.ts';
import { peek } from '../../../test/tools/access-store.ts';
import { decideStudent, loadActor } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { namedWith } from '../access/sight/student-page.ts';
import { studentsKnownBy } from './known-by.ts';
import { namesInUse } from './names-in-use.ts';
import { ONE_OF_EACH, world, worksWith, worldsUnder } from './testing/any-world.ts';

const RUNS = 60;

/** What a list and a search tell somebody of a student on a day; the roster has another name than either. */
async function told(q: Reader, staffId: string, studentId: string, day: string) {
  const actor = await loadActor(q, staffId, at(day));
  const inUse = await namesInUse(q, actor);
  const found = async (word: string) => (await studentsKnownBy(q, actor, inUse, namedWith([word]))).includes(studentId);
  const original = await decideStudent(q, actor, studentId, 'name.view');
  return {
    called: inUse.of(studentId).called,
    classes: inUse.toldWith(['identity'], [{ studentId }]),
    byUpdated: await found('kit'),
    byOriginal: await found('kiri'),
    byGuess: await found('kai'),
    mayKnowOriginal: original.allow,
  };
}

it('R204: lists and searches tell the name in use to exactly those who work with the student on the day', async () => {
  const { store, runtime, enter } = await worldsUnder(saying('allowed', '2026-09-01'));
  const shown = { works: 0, part: 0, neither: 0 };
  const property = fc.asyncProperty(world, async (any) => {
    const { studentId, staff } = await enter(any);
    await peek(store, runtime, async (q) => {
      for (const [i, staffId] of staff.entries()) {
        for (const day of [TODAY, TOMORROW]) {
          const { mayKnowOriginal, ...seen } = await told(q, staffId, studentId, day);
          const works = worksWith(any, any.people[i]!, day);
          expect(seen).toEqual({
            called: works ? 'Kit Baptiste-Nguyen' : undefined,
            classes: works ? ['identity', 'flag'] : ['identity'],
            byUpdated: works || mayKnowOriginal,
            byOriginal: mayKnowOriginal,
            byGuess: false,
          });
          shown[works ? 'works' : mayKnowOriginal ? 'part' : 'neither'] += 1;
        }
      }
    });
  });
  await fc.assert(property, { numRuns: RUNS, examples: [[ONE_OF_EACH]] });
  expect(Math.min(shown.works, shown.part, shown.neither)).toBeGreaterThan(0);
});

it('R204: a name that the district’s policy of the day lets rest is in no list, and found only by who has a part in it', async () => {
  const { store, runtime, enter } = await worldsUnder(saying('forbidden', TOMORROW));
  const property = fc.asyncProperty(world, async (any) => {
    const { studentId, staff } = await enter(any);
    await peek(store, runtime, async (q) => {
      for (const staffId of staff) {
        const seen = await told(q, staffId, studentId, TOMORROW);
        expect([seen.called, seen.byUpdated]).toEqual([undefined, seen.mayKnowOriginal]);
      }
    });
  });
  await fc.assert(property, { numRuns: RUNS / 3 });
});
