import { describe, expect, it } from 'vitest';
import { CAPACITIES } from '../disclosures/parties.ts';
import { excludedBy, EXCLUSIONS, groundsFor, MARKS } from './exclusions.ts';
import { HELD_PART_IDS, PART_CLASS, partsAsked, partsBeyond } from './parts.ts';

const everybody = CAPACITIES.map(({ id }) => id);
const outFor = (mark: (typeof MARKS)[number]) => everybody.filter((one) => excludedBy([mark], one) !== undefined);

describe('what stays out of a copy', () => {
  it('R143: confidential notes, for everybody; R35, R36: who wrote a note', () => {
    expect(outFor('restricted')).toEqual(everybody);
    expect(outFor('author-name')).toEqual(everybody);
    expect(outFor('beyond-asked')).toEqual(everybody);
  });

  it('R141: the parents’ financial records, for the student alone', () => {
    expect(outFor('financial')).toEqual(['student']);
  });

  it('R119: the log, for everybody but the family', () => {
    expect(outFor('log')).toEqual(everybody.filter((one) => one !== 'parent' && one !== 'student'));
  });

  it('R71, R180: what is no education record is left out by whoever makes the copy, for anybody', () => {
    for (const one of everybody) expect(groundsFor(one).map(({ id }) => id)).toContain('R71');
  });

  it('R144, R145, R146: confidential kinds have a ground of their own; a maltreatment report may go to welfare and police', () => {
    for (const one of everybody) {
      const ids = groundsFor(one).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['R145', 'R146']));
      expect(ids.includes('R144'), one).toBe(one !== 'welfare' && one !== 'police');
    }
  });

  it('each has its source, and each mark an exclusion', () => {
    for (const { source } of EXCLUSIONS) expect(source).not.toBe('');
    for (const mark of MARKS)
      expect(
        EXCLUSIONS.some(({ marks }) => marks.includes(mark)),
        mark,
      ).toBe(true);
  });
});

describe('R80, R115: the parts of a record', () => {
  it('R80: each has a class', () => {
    expect(Object.keys(PART_CLASS).sort()).toEqual([...HELD_PART_IDS].sort());
  });

  it('R115, R138: none goes in that was not asked for', () => {
    const form = (records: string[], basis = 'R106') => ({ basis, filled: { records } });
    expect(partsBeyond(['contact', 'casework'], form(['contact']))).toEqual(['casework']);
    expect(partsBeyond(HELD_PART_IDS, form(['whole']))).toEqual([]);
    expect(partsBeyond(HELD_PART_IDS, form(['whole'], 'R100'))).toEqual([]);
    // R119: of a threat a parent is told too (R102), and is no reader of the log for it.
    expect(partsBeyond(HELD_PART_IDS, form(['whole'], 'R102'))).toEqual(['log']);
    expect(partsAsked(['whole'])).not.toContain('log');
    expect(partsAsked(['attendance', 'grades'])).toEqual(['attendance']);
  });
});
