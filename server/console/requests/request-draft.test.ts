import { expect, test } from 'vitest';
import { idsOf, leftSteps, requestDraftsOf, restart, settle, stepDraftsOf } from './request-draft.ts';

const today = '2026-11-10';

test('what is written of a request stays with its writer, its student and its kind, under one id', () => {
  const writer = { staffId: 'a' };
  const about = { studentId: 'kiri', kind: 'inspection', today };
  const draft = requestDraftsOf(writer).of(about);
  expect(draft.values).toEqual({ day: today });
  draft.values = { day: today, party: 'Dana' };
  const again = requestDraftsOf(writer).of({ ...about, today: '2026-11-11' });
  expect([again.values['party'], again.requestId]).toEqual(['Dana', draft.requestId]);
  expect(requestDraftsOf(writer).of({ ...about, kind: 'amendment' }).values).toEqual({ day: today });
  expect(requestDraftsOf({ staffId: 'b' }).of(about).values).toEqual({ day: today });
});

test('a request that is given up begins anew, under another id: the one before may be entered already', () => {
  const writer = { staffId: 'a' };
  const about = { studentId: 'kiri', kind: 'inspection', today };
  const draft = requestDraftsOf(writer).of(about);
  const before = draft.requestId;
  draft.values = { day: today, party: 'Dana' };
  restart(draft, '2026-11-11');
  const again = requestDraftsOf(writer).of(about);
  expect(again.values).toEqual({ day: '2026-11-11' });
  expect(again.requestId).not.toBe(before);
});

test('a step is sent again under the same ids until it is taken', () => {
  const draft = stepDraftsOf({ staffId: 'c' }).of({ requestId: 'one' });
  draft.kind = 'sent';
  draft.values = { sent: { day: today }, verified: { day: today, noFurther: true } };
  const sent = { ...idsOf(draft, 'sent') };
  expect(idsOf(draft, 'sent')).toEqual(sent);
  settle(draft, 'sent');
  expect(draft).toEqual({ kind: '', values: { verified: { day: today, noFurther: true } }, ids: {} });
  const anew = idsOf(draft, 'sent');
  expect([anew.stepId === sent.stepId, anew.disclosureId === sent.disclosureId]).toEqual([false, false]);
});

test('what was written for a step that cannot be taken any more is left for its author', () => {
  const draft = stepDraftsOf({ staffId: 'd' }).of({ requestId: 'one' });
  draft.values = { denied: { day: today, told: 'No.' }, done: { day: today }, arranged: { day: today, where: 'B4' } };
  const steppable = [{ kind: 'arranged', missing: [] }];
  expect(leftSteps(draft, { expected: [], steppable, steps: [] })).toEqual(['denied']);
});
