import { beforeEach, expect, test } from 'vitest';
import { applicationDecideSchema, GRANT_DAYS_MAX } from '../../../shared/areas/access/application.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { dayAfter } from '../parts/days.ts';
import { checkDecision, CHOICE_CLASSES, type Draft, emptyDraft, toDecide } from './decision.ts';

beforeEach(() => setLocale('en'));

const TODAY = '2026-11-28';
const KIRI = { studentId: '0192f0a0-0000-7000-8000-000000000001', name: 'Kiri Baptiste-Nguyen', sisId: '204417' };
const APPLICATION = { id: '0192f0a0-0000-7000-8000-000000000002', rev: 7, student: KIRI };
const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft(APPLICATION, TODAY), text: 'Because.', ...more });
const wrong = (more: Partial<Draft>) => Object.keys(checkDecision(draft(more), TODAY));

test('a fresh decision is about whom it means, for thirty days with today, and lacks what must be thought about', () => {
  const fresh = emptyDraft(APPLICATION, TODAY);
  expect([fresh.student, fresh.lastDay]).toEqual([KIRI, '2026-12-27']);
  expect(Object.keys(checkDecision(fresh, TODAY))).toEqual(['form', 'text']);
});

test.each([
  ['full', { form: 'full' }, []],
  ['full for nobody', { form: 'full', student: null }, ['studentId']],
  ['limited to nothing', { form: 'limited' }, ['fieldClasses']],
  ['limited', { form: 'limited', classes: ['academic'] }, []],
  ['reports, of no student', { form: 'de-identified', student: null }, []],
  ['refused, without an end', { form: 'refused', student: null, lastDay: '' }, []],
  ['without an answer', { form: 'refused', text: ' \n ' }, ['text']],
  ['with too long an answer', { form: 'refused', text: 'x'.repeat(2001) }, ['text']],
  ['without an end', { form: 'full', lastDay: '' }, ['until']],
  ['to yesterday', { form: 'full', lastDay: dayAfter(TODAY, -1) }, ['until']],
  ['for today only', { form: 'full', lastDay: TODAY }, []],
  ['for as long as can be', { form: 'full', lastDay: dayAfter(TODAY, GRANT_DAYS_MAX - 1) }, []],
  ['a day longer', { form: 'full', lastDay: dayAfter(TODAY, GRANT_DAYS_MAX) }, ['until']],
] satisfies [string, Partial<Draft>, string[]][])('%s', (_what, more, fields) => {
  expect(wrong(more)).toEqual(fields);
});

test.each([
  [
    { form: 'full', classes: ['sped'] },
    { studentId: KIRI.studentId, fieldClasses: [], until: '2026-12-28' },
  ],
  [
    { form: 'limited', classes: ['sped'] },
    { studentId: KIRI.studentId, fieldClasses: ['sped'], until: '2026-12-28' },
  ],
  [
    { form: 'de-identified', classes: ['sped'] },
    { studentId: null, fieldClasses: [], until: '2026-12-28' },
  ],
  [
    { form: 'refused', classes: ['sped'] },
    { studentId: null, fieldClasses: [], until: null },
  ],
] satisfies [Partial<Draft>, object][])('%j is sent with what its form uses', (more, sent) => {
  const body = toDecide(draft({ ...more, text: '  Because.\n' }), APPLICATION);
  expect(applicationDecideSchema.parse(body)).toEqual({
    applicationId: APPLICATION.id,
    rev: 7,
    form: more.form,
    text: 'Because.',
    ...sent,
  });
});

test('nothing is sent before a form is chosen', () => {
  expect(toDecide(draft({}), APPLICATION)).toBeNull();
});

test('name, number, grade and school are no choice: without them nobody knows whose record it is', () => {
  expect(CHOICE_CLASSES).toEqual(['academic', 'casework', 'discipline', 'sped', 'restricted']);
});
