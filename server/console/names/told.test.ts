import { expect, it } from 'vitest';
import type { StudentNames } from '../../../shared/areas/names/names.ts';
import { saying } from '../../../shared/areas/names/testing/updates.ts';
import { signedUpdate, taken } from './testing/update.ts';
import { closedTo, inForce, toldOf } from './told.ts';

const policy = (mode: Parameters<typeof saying>[0]) => ({ rev: 1, at: 1, policy: saying(mode, '2026-11-01') });
const span = (from: string, until: string | null) => ({ from, until }) as StudentNames['history'][number];

it('tells the steps newest first, and leaves one that was struck in its place with why', () => {
  const struck = taken('struck', { step: 'signed', why: 'Another form' });
  const told = toldOf(signedUpdate({ steps: [...signedUpdate().steps, struck] }));
  expect(told.map(({ step, struck: by }) => [step.kind, by?.filled['why'] ?? null])).toEqual([
    ['signed', 'Another form'],
    ['asked', null],
  ]);
});

it('R197, R205: the name in force is that of the day, and none after it was withdrawn', () => {
  const history = [span('2026-11-10', null), span('2026-10-01', '2026-11-10')];
  expect(inForce({ history, today: '2026-11-10' })).toBe(history[0]);
  expect(inForce({ history, today: '2026-11-09' })).toBe(history[1]);
  expect(inForce({ history, today: '2026-09-30' })).toBeUndefined();
});

it('takes no form where the district takes none, or while one is undecided', () => {
  const none = { rev: 0, at: null, policy: null };
  expect(closedTo({ policy: none, updates: [] })).toBe('off');
  expect(closedTo({ policy: policy('forbidden'), updates: [] })).toBe('forbidden');
  expect(closedTo({ policy: policy('consent'), updates: [signedUpdate()] })).toBe('open');
  expect(closedTo({ policy: policy('consent'), updates: [signedUpdate({ state: 'denied' })] })).toBeNull();
});
