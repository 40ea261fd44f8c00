import { expect, test } from 'vitest';
import { dropStep, fieldsOf, leftSteps, settle, stepDraftsOf, takeable, toStep, writtenFields } from './step-draft.ts';

test('a step is sent with its day apart from what its form holds, and without what is empty', () => {
  expect(fieldsOf('director-answered', {}).map(({ name }) => name)).toEqual(['day', 'answer', 'words']);
  expect(toStep('director-answered', { day: '2026-11-20', answer: 'approved', words: '  ' })).toEqual({
    kind: 'director-answered',
    day: '2026-11-20',
    filled: { answer: 'approved' },
  });
  expect(toStep('packet-sent', {})).toEqual({ kind: 'packet-sent', day: '', filled: {} });
});

test('what the case waits for comes first among what can be taken; what is hindered is not there', () => {
  const steppable = [
    { kind: 'attachment', missing: [] },
    { kind: 'director-answered', missing: [] },
    { kind: 'packet-sent', missing: ['after.director-answered'] },
  ];
  const expected = [
    { kind: 'packet-sent', due: null },
    { kind: 'director-answered', due: null },
  ];
  expect(takeable({ steppable, expected })).toEqual(['director-answered', 'attachment']);
});

test('the likeliest of what the case does not wait for comes first, and its end last', () => {
  const steppable = ['attachment', 'summary', 'goal', 'transferred'].map((kind) => ({ kind, missing: [] }));
  expect(takeable({ steppable, expected: [] })).toEqual(['goal', 'attachment', 'transferred', 'summary']);
});

test('what is written in a case stays with whoever writes it, past a look at another case', () => {
  const [writer, other] = [{ staffId: 'a' }, { staffId: 'b' }];
  stepDraftsOf(writer).of({ caseId: 'one' }).kind = 'heard';
  expect(stepDraftsOf(writer).of({ caseId: 'one' }).kind).toBe('heard');
  expect(stepDraftsOf(writer).of({ caseId: 'two' }).kind).toBe('');
  expect(stepDraftsOf(other).of({ caseId: 'one' }).kind).toBe('');
});

test('a step that was taken leaves what is begun of others as it is', () => {
  const draft = stepDraftsOf({ staffId: 'c' }).of({ caseId: 'one' });
  draft.kind = 'packet-sent';
  draft.values = { 'packet-sent': { day: '2026-11-20' }, heard: { words: 'A long text.' } };
  settle(draft, 'packet-sent');
  expect(draft).toEqual({ kind: '', values: { heard: { words: 'A long text.' } } });
});

test('what was written for a step that can no longer be taken is left for its author, until they discard it', () => {
  const draft = stepDraftsOf({ staffId: 'd' }).of({ caseId: 'one' });
  const now = {
    expected: [],
    steppable: [
      { kind: 'goal', missing: [] },
      { kind: 'heard', missing: ['stage'] },
    ],
  };
  draft.values = {
    goal: { day: '2026-11-20', goal: 'On time.' },
    heard: { day: '2026-11-20', recommendation: ' A plan for the bus. ' },
    met: { day: '2026-11-20', note: '' },
  };
  expect(leftSteps(draft, now)).toEqual(['heard']);
  expect(writtenFields(draft, 'heard').filled).toEqual({ day: '2026-11-20', recommendation: 'A plan for the bus.' });
  dropStep(draft, 'heard');
  expect(leftSteps(draft, now)).toEqual([]);
  expect(draft.values).toHaveProperty('goal');
});
