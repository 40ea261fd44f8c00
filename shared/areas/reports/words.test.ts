import { describe, expect, it } from 'vitest';
import { DIMENSIONS, SUBJECTS } from './report.ts';
import { dimensionWord, headingWord } from './words.ts';

const heading = (key: string, label = key) => ({ key, label });

describe('the words of a report', () => {
  it.each([
    ['grade', '09', 'Grade 9', '9.º grado'],
    ['grade', 'KG', 'Kindergarten', 'Kínder'],
    ['grade', 'IT', 'IT', 'IT'],
    ['grade', '', 'Not recorded', 'No consta'],
    ['month', '2026-09', 'Sep 2026', 'sept 2026'],
    ['reason', 'check-in', 'Check-in', 'Seguimiento'],
    ['outcome', 'not-home', 'Nobody home', 'Nadie en casa'],
    ['race', 'other', 'Other groups and not recorded', 'Otros grupos y no consta'],
    ['sex', '', 'Not recorded', 'No consta'],
    ['program', 'other', 'Other groups', 'Otros grupos'],
    ['program', '', 'Neither', 'Ninguna'],
    ['reason', 'other', 'other', 'other'],
    ['outcome', 'vendor-code', 'vendor-code', 'vendor-code'],
  ] as const)('are of each language: %s %s', (dimension, key, english, spanish) => {
    expect(headingWord('services', dimension, heading(key), 'en')).toBe(english);
    expect(headingWord('services', dimension, heading(key), 'es')).toBe(spanish);
  });

  it('leave the district’s own codes and names as they are', () => {
    expect(headingWord('discipline', 'reason', heading('phone'), 'es')).toBe('phone');
    expect(headingWord('discipline', 'school', heading('b1', 'Harbor View High'), 'es')).toBe('Harbor View High');
  });

  it('never speak of staff, whatever may be counted by (R40)', () => {
    const words = SUBJECTS.flatMap((subject) =>
      DIMENSIONS.flatMap((each) => [dimensionWord(subject, each, 'en'), dimensionWord(subject, each, 'es')]),
    );
    expect(words.join(' ')).not.toMatch(/teacher|staff|author|docente|personal/i);
  });
});
