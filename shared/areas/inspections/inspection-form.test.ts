import { describe, expect, it } from 'vitest';
import type { Filled } from '../forms/form-spec.ts';
import { schemaOf } from '../forms/form-spec.ts';
import { TAKEN_OUT, takenOutFor } from './taken-out.ts';
import { inspectionFaults, inspectionFields, LOG_PART } from './inspection-form.ts';
import { INSPECTORS } from './inspector.ts';

const SEEN: Filled = {
  day: '2026-11-20',
  who: 'Dana Baptiste',
  as: 'parent',
  proven: 'photo-id',
  how: 'shown',
  records: ['grades'],
  othersOut: true,
  closedOut: true,
};
const names = (filled: Filled) => inspectionFields(filled).map(({ name }) => name);
const wrong = (filled: Filled) =>
  schemaOf(inspectionFields(filled))
    .safeParse(filled)
    .error?.issues.map(({ path }) => path[0]) ?? [];
const faults = (change: Filled, age: number | null) =>
  inspectionFaults({ ...SEEN, ...change }, { today: '2026-11-20', age }).map(({ field, code }) => `${field} ${code}`);

describe('R181, R127: an entry of the Record of Inspection', () => {
  it('says who, as what, how that was proven, when, and what was shown', () => {
    expect(wrong(SEEN)).toEqual([]);
    for (const name of ['day', 'who', 'as', 'proven', 'how', 'records']) {
      const { [name]: _, ...rest } = SEEN;
      expect(wrong(rest), name).toContain(name);
    }
  });

  it('is of a day that has come', () => {
    expect(faults({}, 15)).toEqual([]);
    expect(faults({ day: '2026-11-21' }, 15)).toEqual(['day future']);
  });
});

describe('R72, R88, R106: whose right it is', () => {
  it('is the parent’s until 18, then the student’s', () => {
    expect(faults({ as: 'parent' }, 17)).toEqual([]);
    expect(faults({ as: 'parent' }, 18)).toEqual(['as adult']);
    expect(faults({ as: 'eligible' }, 18)).toEqual([]);
  });

  it('C7: is of a parent of an adult on evidence of dependency alone', () => {
    expect(wrong({ ...SEEN, as: 'dependent' })).toEqual(['evidence']);
    expect(wrong({ ...SEEN, as: 'dependent', evidence: 'none' })).toEqual(['evidence']);
    expect(wrong({ ...SEEN, as: 'dependent', evidence: 'tax-return' })).toEqual([]);
    expect(faults({ as: 'dependent', evidence: 'tax-return' }, 17)).toEqual(['as not-adult']);
    expect(names(SEEN)).not.toContain('evidence');
  });

  it('R175: either parent may: nothing asks which', () => {
    expect(INSPECTORS.filter(({ id }) => id === 'parent')).toHaveLength(1);
  });
});

describe('R141, R143, R174: what is closed', () => {
  it('R143: what is confidential, and what is about others, is taken out for everybody', () => {
    for (const { id } of INSPECTORS) {
      const closed = takenOutFor(id).map(({ name }) => name);
      expect(closed, id).toEqual(expect.arrayContaining(['othersOut', 'closedOut']));
    }
    expect(wrong({ ...SEEN, closedOut: false })).toEqual(['closedOut']);
    expect(wrong({ ...SEEN, records: ['maltreatment'] })).toEqual(['records']);
  });

  it('R141: the parents’ financial records are closed to the student alone', () => {
    const closed = INSPECTORS.filter(({ id }) => takenOutFor(id).some(({ name }) => name === 'financesOut'));
    expect(closed.map(({ id }) => id)).toEqual(['eligible', 'former', 'student']);
    expect(wrong({ ...SEEN, as: 'eligible' })).toEqual(['financesOut']);
  });

  it('each with its source', () => {
    for (const { source } of TAKEN_OUT) expect(source).toMatch(/^R\d+; /);
  });

  it('is not asked of the log alone, which holds none of it', () => {
    expect(names({ ...SEEN, records: [LOG_PART] })).not.toContain('closedOut');
    expect(names({ ...SEEN, records: [LOG_PART, 'grades'] })).toContain('closedOut');
  });
});
