import { expect } from 'vitest';
import { countKinds, type Stretch } from '../../../server/audit/digest.repo.ts';
import { audited } from '../../../server/store/store.ts';
import type { AuditDecision } from '../../../shared/audit/event.ts';
import type { Ground } from '../ground.ts';
import type { Repository } from '../scenario.ts';

const ALL: Stretch = { first: 2, last: 100, from: 0, until: 1_000 };

/** Entries 2 to 6 at the times 20 to 60; the first is the ground's own. */
async function lived(on: Ground): Promise<void> {
  const add = (at: number, decision: AuditDecision) =>
    on.store.read({ actorId: null, sessionRef: null, requestId: 'r', at }, async () =>
      audited({ action: 'student.view', resource: 'student', decision }, undefined),
    );
  await add(20, 'allowed');
  await add(30, 'refused');
  await add(40, 'allowed');
  await add(50, 'allowed');
  await add(60, 'refused');
}

async function kinds(on: Ground, stretch: Partial<Stretch>): Promise<string[]> {
  const may = await on.mayReadTrail();
  const found = await on.read((q) => countKinds(q, may, { ...ALL, ...stretch }));
  return found.map(({ action, decision, count }) => `${action} ${decision} ${count}`).toSorted();
}

export const digests: Repository = {
  file: 'audit/digest.repo.ts',
  functions: {
    countKinds: {
      async 'counts each kind and outcome apart'(on) {
        await lived(on);
        expect(await kinds(on, {})).toEqual(['student.view allowed 3', 'student.view refused 2']);
      },
      async 'keeps to its numbers, both in it, and to its time, whose end is not'(on) {
        await lived(on);
        expect(await kinds(on, { first: 3, last: 5 })).toEqual(['student.view allowed 2', 'student.view refused 1']);
        expect(await kinds(on, { from: 30, until: 50 })).toEqual(['student.view allowed 1', 'student.view refused 1']);
        expect(await kinds(on, { from: 61, until: 90 })).toEqual([]);
      },
    },
  },
};
