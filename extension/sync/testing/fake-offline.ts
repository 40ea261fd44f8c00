import type { FaceSheet } from '../../../shared/areas/cases/face-sheet.ts';
import { Offline } from '../offline.ts';
import { fakeKept } from './fake-kept.ts';
import { sheetOf } from './samples.ts';

export const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T08:00:00Z');
const role = { kind: 'role', role: 'counselor', building: null, since: null, until: null } as const;
const relation = { kind: 'relation', relation: 'counselor', since: null, until: null } as const;
const grant = { kind: 'grant', grant: 'emergency', untilAt: 0, since: null, until: null } as const;

/** A face sheet by a right of this kind. */
export function sheetBy(kind: 'caseload' | 'building' | 'exception', sisId = '1'): FaceSheet {
  const sheet = sheetOf(sisId);
  const facts = { caseload: [role, relation], building: [role], exception: [role, relation, grant] }[kind];
  return { ...sheet, because: { ...sheet.because, facts } };
}

/** What may be read offline, over storage in memory, of somebody who is signed in; `world` is what a test changes. */
export function fakeOffline() {
  const { kept, cells, fail } = fakeKept();
  const world = { now: START, session: { token: 'a', hours: 2 } as { token: string; hours: number } | null };
  const state = { watched: false };
  let next = 0;
  const start = () =>
    new Offline({
      kept,
      crypto,
      now: () => world.now,
      newId: () => `id-${(next += 1)}`,
      session: () => Promise.resolve(world.session),
      watch: (any) => Promise.resolve(void (state.watched = any)),
    });
  const boxes = () => Object.keys(cells.local).filter((name) => name.startsWith('offline:'));
  return { offline: start(), start, world, cells, fail, boxes, isWatched: () => state.watched };
}
