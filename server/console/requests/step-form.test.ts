import { expect, test } from 'vitest';
import { askedFields, hindered, stepFields, takeable, toForm } from './step-form.ts';
import { entry } from './testing/rows.ts';
import { toldOf } from './told.ts';
import { kindTitle, partyOf, ruleWords, stepTitle, struckWords } from './words.ts';

const STEPS = [
  entry('received', 'r', { party: 'Dana' }),
  entry('arranged', 'a'),
  entry('struck', 's', { step: 'a', why: 'The wrong day.' }),
  entry('arranged', 'b'),
];

test('a step is sent with its day apart from what its form holds, and without what is empty', () => {
  const values = { day: '2026-11-10', pages: '10', fee: '2,5', noFee: '' };
  expect(toForm('inspection', 'copied', values, STEPS)).toEqual({
    kind: 'copied',
    day: '2026-11-10',
    filled: { pages: 10, fee: 2.5 },
  });
  expect(toForm('nothing', 'none', {}, [])).toEqual({ kind: 'none', day: '', filled: {} });
});

test('R33: a step that counts can be struck, the first and those struck already cannot', () => {
  const field = stepFields('inspection', 'struck', STEPS).find(({ name }) => name === 'step');
  expect(field).toMatchObject({ kind: 'choice', of: [{ id: 'b', title: { en: 'Time and place told, Nov 2, 2026' } }] });
});

test('R111: of those who were told of the record one is named, with the name that was entered', () => {
  const steps = [entry('received', 'r'), entry('principal', 'p', { recipient: 'M. Haskins' }), entry('notice', 'n')];
  const field = stepFields('peace-officer', 'recipient-told', steps).find(({ name }) => name === 'step');
  expect(field).toMatchObject({
    kind: 'choice',
    of: [{ id: 'p', title: { en: 'Principal told, M. Haskins, Nov 2, 2026' } }],
  });
});

test('R111: nobody is offered to be told again, and who was told is read still', () => {
  const steps = [
    entry('received', 'r'),
    entry('principal', 'p'),
    entry('staff', 's'),
    entry('recipient-told', 't', { step: 'p' }),
  ];
  const ids = (fields: ReturnType<typeof stepFields>) => {
    const field = fields.find(({ name }) => name === 'step');
    return field?.kind === 'choice' && field.of.map(({ id }) => id);
  };
  expect(ids(askedFields('peace-officer', 'recipient-told', steps))).toEqual(['s']);
  expect(ids(stepFields('peace-officer', 'recipient-told', steps))).toEqual(['p', 's']);
});

test('what is waited for comes first; what must be done before something else is told apart from what is over', () => {
  const steppable = [
    { kind: 'copied', missing: [] },
    { kind: 'arranged', missing: [] },
    { kind: 'struck', missing: [] },
    { kind: 'done', missing: ['after-any'] },
    { kind: 'inspected', missing: ['after.arranged', 'closed'] },
  ];
  const request = { expected: ['arranged', 'inspected'], steppable, steps: STEPS };
  expect(takeable(request)).toEqual(['arranged', 'copied', 'struck']);
  expect(takeable({ ...request, steps: STEPS.slice(0, 1) })).toEqual(['arranged', 'copied']);
  expect(hindered(request).map(({ kind }) => kind)).toEqual(['done']);
});

test('the story is told from its newest step; a struck one stays in its place with the reason', () => {
  const told = toldOf({ steps: STEPS });
  expect(told.map(({ step, struck }) => [step.id, struck?.id ?? null])).toEqual([
    ['b', null],
    ['a', 's'],
    ['r', null],
  ]);
  expect(struckWords(STEPS[2]!)).toBe(
    'Entered by mistake, says Adaeze Nwosu, Records manager on Nov 2, 2026: The wrong day.',
  );
});

test('kinds and steps have their titles, those of a newer program their names', () => {
  expect([kindTitle('juvenile'), kindTitle('new-kind')]).toEqual(['Juvenile justice request', 'New kind']);
  expect([stepTitle('inspection', 'denied'), stepTitle('inspection', 'sent-on')]).toEqual(['Denied', 'Sent on']);
});

test('the rule is told by the law and the policy alone', () => {
  expect([ruleWords('amendment'), ruleWords('new-kind')]).toEqual(['34 CFR 99.20 to 99.22; 515 XV', '–']);
});

test('R219: who is asked is not told as who asks', () => {
  const steps = STEPS.slice(0, 1);
  expect(partyOf({ kind: 'inspection', steps })).toEqual({ name: 'Who asks', value: 'Dana' });
  expect(partyOf({ kind: 'transfer-in', steps })).toEqual({ name: 'School that is asked', value: 'Dana' });
});
