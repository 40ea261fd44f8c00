import { describe, expect, it } from 'vitest';
import { BASES, basesFor, basisOf } from './bases.ts';
import { RECORD_PARTS } from './fields.ts';
import { faultsOf, judge, openFields } from './judge.ts';
import { CAPACITIES } from './parties.ts';
import { fieldsOf } from './release-form.ts';
import { ADULT, completeDenial, completeRelease } from './testing/complete.ts';

const LOGGED = BASES.filter(({ log }) => log === 'logged');
const EXEMPT = BASES.filter(({ log }) => log === 'exempt');
const namesOf = (basis: string) => fieldsOf({ outcome: 'released', basis }).map(({ name }) => name);

describe('R93 to R103, R105, R107 to R113: every basis that is logged', () => {
  it.each(LOGGED)('$id is met by a complete form, which goes into the log', (basis) => {
    const form = completeRelease(basis.id);
    const answer = basis.existenceOnly ? 'existence' : basis.duty;
    expect(judge(basis, form.filled, ADULT)).toEqual({ answer, gates: [], open: [], book: 'log' });
    expect(faultsOf(form, ADULT)).toEqual([]);
  });

  it.each(LOGGED)('$id names each required field that is missing, and that one alone', ({ id }) => {
    const { filled } = completeRelease(id);
    for (const { name } of fieldsOf({ outcome: 'released', basis: id }).filter(({ optional }) => !optional)) {
      const { [name]: _, ...rest } = filled;
      expect(openFields({ outcome: 'released', basis: id, filled: rest })).toEqual([name]);
    }
  });

  it.each(LOGGED.filter(({ capacities }) => capacities.length > 0))('$id is for its receivers alone', (basis) => {
    for (const { id: capacity } of CAPACITIES) {
      const faults = faultsOf(completeRelease(basis.id, { capacity }), ADULT);
      const isFor = basis.capacities.some((one) => one === capacity);
      expect([capacity, faults]).toEqual([capacity, isFor ? [] : [{ path: 'filled.capacity', code: 'not-for-basis' }]]);
      expect(basesFor(capacity).includes(basis)).toBe(isFor);
    }
  });

  it.each(LOGGED.filter(({ records }) => records !== undefined))(
    'R160, R187: $id gives nothing beyond its list',
    (basis) => {
      for (const { id: part } of RECORD_PARTS) {
        const faults = faultsOf(completeRelease(basis.id, { records: [part] }), ADULT);
        const isIn = basis.records?.some((one) => one === part) === true;
        expect([part, faults]).toEqual([part, isIn ? [] : [{ path: 'filled.records', code: 'beyond-basis' }]]);
      }
    },
  );

  it.each(LOGGED)('$id refuses a field that is not its own', ({ id }) => {
    expect(openFields(completeRelease(id, { surprise: 'x' }))).not.toEqual([]);
  });
});

describe('what each basis records', () => {
  it('R93: the agreement, and the three conditions', () => {
    expect(namesOf('R93')).toEqual(expect.arrayContaining(['agreement', 'staffWork', 'directControl', 'noFurther']));
  });

  it('R94: how the parent knows of a transfer, and that the other school verified in writing', () => {
    expect(namesOf('R94')).toEqual(expect.arrayContaining(['parentTold', 'verified', 'discipline']));
  });

  it('R95, R115: names the authorities that may disclose further', () => {
    expect(openFields(completeRelease('R95', { further: '' }))).toEqual(['further']);
    expect(openFields(completeRelease('R93'))).toEqual([]);
  });

  it('R97: the statute, when it was adopted, and the certificate', () => {
    expect(namesOf('R97')).toEqual(expect.arrayContaining(['statute', 'branch', 'certificate']));
  });

  it('R110, R111: who of the staff is told, and why each needs it', () => {
    for (const id of ['R110', 'R111']) expect(namesOf(id)).toContain('recipients');
  });

  it('R118: an emergency says the threat that formed its basis', () => {
    const { threat: _, ...filled } = completeRelease('R102').filled;
    expect(openFields({ outcome: 'released', basis: 'R102', filled })).toEqual(['threat']);
  });

  it('R121, R125: every receiver is told the rules, save of an order, a dependent student, a parent and directory data', () => {
    const untold = BASES.filter(({ notice }) => !notice).map(({ id }) => id);
    expect(untold.sort()).toEqual(['R100', 'R101', 'R104', 'R106', 'R92'].sort());
    for (const { id, notice } of BASES) expect([id, namesOf(id).includes('noticeGiven')]).toEqual([id, notice]);
  });

  it('R127: how the receiver was identified, of every release', () => {
    for (const { id } of BASES) expect(namesOf(id)).toContain('proven');
  });
});

describe('R117: what stands in another book', () => {
  it.each(EXEMPT)('$id is refused, and says where it is recorded', (basis) => {
    expect(faultsOf(completeRelease(basis.id), ADULT)).toEqual([{ path: 'basis', code: 'exempt' }]);
    expect(judge(basis, {}, ADULT).book).toBe('exempt');
    expect(basis.elsewhere?.en).not.toBe('');
  });

  it('is consent, the parent or student, officials and directory information', () => {
    expect(EXEMPT.map(({ id }) => id).sort()).toEqual(['R104', 'R106', 'R83', 'R92'].sort());
  });
});

describe('R115: a denied request', () => {
  it('is logged with who, what for and why it was denied, under any basis and under none', () => {
    for (const id of ['none', ...BASES.map((basis) => basis.id)]) {
      const form = completeDenial(id);
      expect([openFields(form), faultsOf(form, ADULT)]).toEqual([[], []]);
      expect(openFields({ ...form, filled: {} })).toEqual([
        'day',
        'party',
        'capacity',
        'interest',
        'records',
        'deniedWhy',
      ]);
    }
  });

  it('rests on a basis that there is', () => {
    expect(faultsOf(completeDenial('R999'), ADULT)).toEqual([{ path: 'basis', code: 'unknown' }]);
    expect(faultsOf(completeRelease('none'), ADULT)).toEqual([{ path: 'basis', code: 'unknown' }]);
  });
});

it('ids are kept short, and each is one basis', () => {
  const ids = BASES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(basisOf(id)?.id).toBe(id);
});
