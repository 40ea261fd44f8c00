import { beforeEach, expect, test } from 'vitest';
import { caseloadAssignSchema } from '../../../shared/areas/access/people.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { ASSIGN_FIELDS, type AssignDraft, assignIssue, checkAssign, emptyAssign, isGiven, toAssign } from './assign.ts';

beforeEach(() => setLocale('en'));

const TODAY = '2026-11-28';
const STAFF = '0192f0a0-0000-7000-8000-000000000900';
const KIRI = { studentId: '0192f0a0-0000-7000-8000-000000000001', name: 'Kiri', sisId: '204417' };
const draft = (more: Partial<AssignDraft>): AssignDraft => ({
  ...emptyAssign(TODAY),
  student: KIRI,
  relation: 'serving',
  ...more,
});

test.each([
  ['a fresh one', { student: null, relation: '' }, ['studentId', 'relation']],
  ['a whole one without an end', {}, []],
  ['one for today only', { lastDay: TODAY }, []],
  ['one that ends before it begins', { lastDay: '2026-11-27' }, ['until']],
  ['one without a beginning', { since: '' }, ['since']],
  ['one whose end is no day', { lastDay: 'June' }, ['until']],
] satisfies [string, Partial<AssignDraft>, string[]][])('%s', (_what, more, fields) => {
  expect(Object.keys(checkAssign(draft(more)))).toEqual(fields);
});

test('each field speaks for itself, and each reason of the server has words of its own', () => {
  const texts = [
    ...ASSIGN_FIELDS.map((field) => assignIssue(field)),
    assignIssue('since', 'past'),
    assignIssue('since', 'overlap'),
    assignIssue('since', 'from-file'),
    assignIssue('relation', 'role-missing'),
    assignIssue('until', 'ended'),
    assignIssue('staffId', 'inactive'),
    assignIssue('staffId', 'unknown'),
  ];
  expect(new Set(texts).size).toBe(texts.length);
});

test('what is whole is sent with the first day without it', () => {
  const sent = toAssign(draft({ lastDay: '2027-06-11' }), STAFF);
  expect(caseloadAssignSchema.parse(sent)).toMatchObject({
    studentId: KIRI.studentId,
    since: TODAY,
    until: '2027-06-12',
  });
  expect(toAssign(draft({}), STAFF)?.until).toBeNull();
  expect([toAssign(draft({ student: null }), STAFF), toAssign(draft({ relation: '' }), STAFF)]).toEqual([null, null]);
});

test('who teaches whom is not given here', () => {
  expect(['serving', 'counselor', 'evaluating', 'teacher'].map(isGiven)).toEqual([true, true, true, false]);
});
