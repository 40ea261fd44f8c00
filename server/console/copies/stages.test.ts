import { expect, it } from 'vitest';
import type { Copy } from '../../../shared/areas/copies/copy.ts';
import { isDone, isOpen, reached, stageFor } from './stages.ts';

const id = '00000000-0000-7000-8000-000000000001';
const hit = { lineId: 'a', start: 0, end: 3, whom: ['Ann Lee'], alone: false };
const chosen = { parts: ['contact'], lang: 'en' as const, lines: [], hits: [hit], leftOut: [], at: 0 };
const copy = (change: Partial<Copy>): Copy => ({
  student: { id, name: 'Kiri', sisId: '1' },
  copyId: id,
  state: 'making',
  form: { outcome: 'released', basis: 'R94', filled: {} },
  consentId: null,
  chosen,
  decisions: [],
  reviewed: true,
  back: null,
  hash: '',
  approved: false,
  own: true,
  sha256: null,
  steps: [],
  ...change,
});
const black = { lineId: 'a', start: 0, end: 3, act: 'black', why: '' } as const;

it('R174: nobody gets past a name that nobody decided on, nor past the second person', () => {
  expect(reached(null)).toBe('who');
  expect(reached(copy({ chosen: null }))).toBe('what');
  expect(reached(copy({}))).toBe('people');
  expect(isOpen('review', copy({}))).toBe(false);
  const decided = copy({ decisions: [black] });
  expect([reached(decided), isOpen('hand', decided), isDone('people', decided)]).toEqual(['review', false, true]);
  expect(reached(copy({ decisions: [black], reviewed: false }))).toBe('hand');
  const ready = copy({ decisions: [black], state: 'ready', approved: true });
  expect([reached(ready), isDone('review', ready), isDone('hand', ready)]).toEqual(['hand', true, false]);
  expect(stageFor(copy({ decisions: [black], state: 'review' }))).toBe('review');
});
