import { expect, it } from 'vitest';
import type { Filled } from '../../shared/areas/forms/form-spec.ts';
import type { AnyText } from './kept-text.ts';
import { seenOf, uuidOf } from './testing/samples.ts';
import { caseDrafts } from './work.ts';

const step = (
  id: string,
  kind: string,
  filled: Filled,
  more: { caseId?: string; state?: 'waiting' } = {},
): AnyText => ({
  id,
  serverUrl: 'https://facesheet.example',
  staffId: uuidOf('9'),
  kind: 'case',
  subject: uuidOf('1'),
  seen: seenOf('1'),
  form: { caseId: more.caseId ?? 'now', kind, day: '2026-11-20', filled },
  keptAt: 0,
  order: 0,
  state: more.state ?? 'draft',
  why: null,
  opId: null,
  sent: false,
  standsOn: [],
  restored: false,
  warnedAt: null,
});
const shown = (...texts: AnyText[]) => caseDrafts(texts, uuidOf('1')).map(({ textId }) => textId);

it('two half-written notes that something was entered by mistake are both there, each for its step', () => {
  expect(shown(step('a', 'struck', { step: 's1', why: 'Twice.' }), step('b', 'struck', { step: 's2' }))).toEqual([
    'a',
    'b',
  ]);
});

it('the same kind of step in two cases of one student is two drafts', () => {
  expect(shown(step('a', 'met', {}), step('b', 'met', {}, { caseId: 'before' }))).toEqual(['a', 'b']);
});

it('of two drafts of the same step the later is shown, and none that waits to be sent', () => {
  const texts = [
    step('a', 'met', {}),
    step('b', 'met', { note: 'More.' }),
    step('c', 'heard', {}, { state: 'waiting' }),
  ];
  expect(shown(...texts)).toEqual(['b']);
});
