import { describe, expect, it } from 'vitest';
import { RECORD_CLASSES } from '../../../access/field-classes.ts';
import { openedTo } from './opened.ts';
import { FILLED as STEPS } from './testing/steps.ts';

const FILLED = { route: 'iep-committee', reason: 'Fights.', rationale: 'No transport.', seenBy: 'a newer program' };

describe('R74: what a step held', () => {
  it('is told without a field whose class is closed to the reader', () => {
    const { rationale: _, ...others } = FILLED;
    expect(openedTo('referred', FILLED, new Set(['casework', 'discipline']))).toEqual(others);
  });

  it.each([
    ['back-considered', ['administrator']],
    ['packet-returned', ['services', 'administrator', 'consulted']],
    ['monitored', ['attendance', 'attendanceOk']],
  ])('R26: of %s only what is neither discipline nor marks is told of as casework', (kind, open) => {
    const filled = STEPS[kind] ?? {};
    expect(Object.keys(openedTo(kind, filled, new Set(['casework'])))).toEqual(open);
    expect(openedTo(kind, filled, new Set(['casework', 'academic', 'discipline']))).toEqual(filled);
  });

  it('is told whole to whom its classes are open, also of a step that nobody knows any more', () => {
    expect(openedTo('referred', FILLED, new Set(RECORD_CLASSES))).toEqual(FILLED);
    expect(openedTo('of-a-newer-program', FILLED, new Set())).toEqual(FILLED);
  });
});
