import { expect, it } from 'vitest';
import { dropStep, leftSteps, type StepDraft, stepIdOf } from './names-draft.ts';

it('keeps what is written for a step that is no longer offered, until it is dropped', () => {
  const draft: StepDraft = {
    kind: 'denied',
    values: { denied: { day: '2026-11-03', reasons: 'x' }, signed: { day: '2026-11-03' } },
    ids: {},
  };
  expect(leftSteps(draft, ['approved'])).toEqual(['denied']);
  expect(leftSteps(draft, ['denied'])).toEqual([]);
  const id = stepIdOf(draft, 'denied');
  expect(stepIdOf(draft, 'denied')).toBe(id);
  dropStep(draft, 'denied');
  expect([leftSteps(draft, []), stepIdOf(draft, 'denied') === id]).toEqual([[], false]);
});
