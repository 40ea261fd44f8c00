import { expect, it } from 'vitest';
import { DIGEST_PARTS, digestOf, type KindCount } from './digest.ts';

const kind = (action: string, decision: string, count: number): KindCount => ({ action, decision, count });
const NONE = Object.fromEntries(DIGEST_PARTS.map((part) => [part, 0]));

it('has a number for each part, also of a day without anything', () => {
  expect(digestOf([])).toEqual(NONE);
});

it('counts acts as what they are, and an export as a use as well', () => {
  const counts = digestOf([
    kind('student.view', 'allowed', 40),
    kind('student.lookup', 'allowed', 900),
    kind('student.view', 'refused', 3),
    kind('mapping.publish', 'refused', 1),
    kind('session.sign-in', 'failed', 7),
    kind('session.sign-in', 'allowed', 60),
    kind('emergency.open', 'allowed', 2),
    kind('report.export', 'allowed', 5),
    kind('caseload.assign', 'allowed', 4),
    kind('assignments.import', 'done', 1),
    kind('restore', 'done', 1),
    kind('roster.import', 'done', 1),
    kind('a.newer-one', 'allowed', 1),
  ]);
  expect(counts).toEqual({
    uses: 40 + 2 + 5 + 4,
    refusals: 4,
    failedSignIns: 7,
    emergencies: 2,
    exports: 5,
    changes: 5,
    restores: 1,
  });
});
