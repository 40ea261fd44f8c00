import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MappingRow, mappingRowsSchema } from '../areas/access/mapping.ts';
import { claimTest, foldedClaim } from './claim-test.ts';
import { holds, type Span } from './facts.ts';
import { type Claim, DEFAULT_ROLE_MAP, type MappedRole, mapRoles, roleMapper } from './role-map.ts';
import { ROLES } from './roles.ts';
import { intersect } from './spans.ts';
import { BUILDINGS, DAYS } from './testing/worlds.ts';

const row = (change: Partial<MappingRow> = {}): MappingRow => ({
  id: 'row',
  claim: 'group',
  test: 'equals',
  value: 'SOC_WORK',
  building: null,
  role: 'socialWorker',
  scope: { kind: 'district' },
  since: null,
  until: null,
  ...change,
});
const claim = (change: Partial<Claim> = {}): Claim => ({
  claim: 'group',
  value: 'SOC_WORK',
  buildingId: null,
  since: '2026-08-01',
  until: null,
  ...change,
});
const spans = (roles: readonly MappedRole[]) =>
  roles.map(({ role, buildingId, since, until, rowId }) => [role, buildingId, since, until, rowId].join(' '));

describe('a claim test', () => {
  it.each([
    ['equals', 'Soc_Work', ' SOC_WORK ', true],
    ['equals', 'SOC', 'SOC_WORK', false],
    ['contains', 'c_w', 'SOC_WORK', true],
    ['contains', 'ou=staff', 'CN=Ortiz,OU=Staff,DC=x', true],
    ['contains', 'x_w', 'SOC_WORK', false],
    ['matches', 'soc*', 'SOC_WORK', true],
    ['matches', '*work', 'SOC_WORK', true],
    ['matches', 's*_*k', 'SOC_WORK', true],
    ['matches', 'soc_work*', 'SOC_WORK', true],
    ['matches', '*', '', true],
    ['matches', 'ab*bc', 'abc', false],
    ['matches', 'a*b*b', 'ab', false],
    ['matches', 's.c_work', 'SOC_WORK', false],
    ['matches', 'soc_work', 'SOC_WORK', true],
    ['matches', '[', '[', true],
    ['equals', 'Orientaci\u00f3n', 'ORIENTACIO\u0301N', true],
  ] as const)('%s "%s" of "%s" is %s', (test, wanted, value, fits) => {
    expect(claimTest(test, wanted)(foldedClaim(value))).toBe(fits);
  });

  it('agrees with a naive reading of the wildcards', () => {
    const naive = (pattern: string, text: string): boolean => {
      const [head] = pattern;
      if (head === undefined) return text === '';
      if (head === '*') return naive(pattern.slice(1), text) || (text !== '' && naive(pattern, text.slice(1)));
      return text.startsWith(head) && naive(pattern.slice(1), text.slice(1));
    };
    const few = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    fc.assert(
      fc.property(few('ab*'), few('ab'), (pattern, text) => {
        expect(claimTest('matches', pattern)(text)).toBe(naive(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('ends, however many stars there are: trying every place for each would outlast the test', () => {
    expect(claimTest('matches', `${'*a'.repeat(100)}b*`)('a'.repeat(20_000))).toBe(false);
    expect(claimTest('matches', `${'*a'.repeat(100)}*`)('a'.repeat(20_000))).toBe(true);
  });
});

describe('a role map', () => {
  it('gives nothing where nothing fits', () => {
    expect(mapRoles([], [claim()])).toEqual([]);
    expect(mapRoles([row()], [])).toEqual([]);
    expect(mapRoles([row()], [claim({ claim: 'roster' })])).toEqual([]);
    expect(mapRoles([row()], [claim({ value: 'SPED_ADM' })])).toEqual([]);
  });

  it('asks for the building it names', () => {
    const here = row({ building: 'harbor-view' });
    expect(mapRoles([here], [claim({ buildingId: 'harbor-view' })])).toHaveLength(1);
    expect(mapRoles([here], [claim({ buildingId: 'lakeside' })])).toEqual([]);
    expect(mapRoles([here], [claim()])).toEqual([]);
  });

  it('gives the role at the claim’s building, at those it lists, or in the district', () => {
    const at = (scope: MappingRow['scope'], buildingId: string | null) =>
      spans(mapRoles([row({ scope, role: 'principal' })], [claim({ buildingId })]));
    expect(at({ kind: 'own' }, 'lakeside')).toEqual(['principal lakeside 2026-08-01  row']);
    expect(at({ kind: 'own' }, null)).toEqual([]);
    expect(at({ kind: 'district' }, 'lakeside')).toEqual(['principal  2026-08-01  row']);
    expect(at({ kind: 'buildings', ids: ['a', 'b'] }, null)).toEqual([
      'principal a 2026-08-01  row',
      'principal b 2026-08-01  row',
    ]);
  });

  it('R75: holds on the days of both, the row and the claim: an official by a special task is one no longer', () => {
    const days = (rowSpan: Pick<MappingRow, 'since' | 'until'>, claimSpan: Span) =>
      spans(mapRoles([row(rowSpan)], [claim(claimSpan)]));
    const year = { since: '2026-08-01', until: '2027-07-01' };
    expect(days({ since: null, until: null }, year)).toEqual(['socialWorker  2026-08-01 2027-07-01 row']);
    expect(days({ since: '2026-09-01', until: null }, year)).toEqual(['socialWorker  2026-09-01 2027-07-01 row']);
    expect(days({ since: null, until: '2027-01-01' }, year)).toEqual(['socialWorker  2026-08-01 2027-01-01 row']);
    expect(days({ since: '2027-07-01', until: null }, year)).toEqual([]);
  });

  it('joins what several rows and claims give of one role at one building', () => {
    const rows = [row({ id: 'one', until: '2026-12-01' }), row({ id: 'two', test: 'contains', value: 'WORK' })];
    const claims = [
      claim({ until: '2027-01-01' }),
      claim({ value: 'WORKERS', since: '2026-06-01', until: '2026-08-01' }),
    ];
    expect(spans(mapRoles(rows, claims))).toEqual(['socialWorker  2026-06-01 2027-01-01 two']);
    expect(roleMapper(rows)(claims).map(({ row: { id }, claim: at }) => [id, at])).toEqual([
      ['one', 0],
      ['two', 0],
      ['two', 1],
    ]);
  });

  it('is, before the first is published, what the roster says exactly enough', () => {
    expect(mappingRowsSchema.parse(DEFAULT_ROLE_MAP)).toEqual(DEFAULT_ROLE_MAP);
    const of = (value: string, buildingId: string | null = 'lakeside') =>
      mapRoles(DEFAULT_ROLE_MAP, [claim({ claim: 'roster', value, buildingId })]).map((one) => one.role);
    expect(['teacher', 'counselor', 'principal'].flatMap((word) => of(word))).toEqual([
      'teacher',
      'counselor',
      'principal',
    ]);
    for (const word of ['administrator', 'siteAdministrator', 'aide', 'proctor', 'ext:teacher'])
      expect(of(word)).toEqual([]);
    expect(of('teacher', null)).toEqual([]);
    expect(mapRoles(DEFAULT_ROLE_MAP, [claim({ value: 'teacher', buildingId: 'lakeside' })])).toEqual([]);
  });
});

const VALUES = ['SOC_WORK', 'COUNSEL', 'soc', 'teacher'] as const;
const place = fc.option(fc.constantFrom(...BUILDINGS), { nil: null });
const until = fc.option(fc.constantFrom(...DAYS), { nil: null });
const anyClaim: fc.Arbitrary<Claim> = fc.record({
  claim: fc.constantFrom('group', 'roster', 'Group '),
  value: fc.constantFrom(...VALUES),
  buildingId: place,
  since: fc.constantFrom(...DAYS),
  until,
});
const anyRow: fc.Arbitrary<MappingRow> = fc.record({
  id: fc.uuid(),
  claim: fc.constantFrom('group', 'roster'),
  test: fc.constantFrom('equals', 'contains', 'matches'),
  value: fc.constantFrom(...VALUES, 's*', '*'),
  building: place,
  role: fc.constantFrom(...ROLES.slice(0, 3)),
  scope: fc.oneof(
    fc.constant({ kind: 'own' as const }),
    fc.constant({ kind: 'district' as const }),
    fc.subarray([...BUILDINGS], { minLength: 1 }).map((ids) => ({ kind: 'buildings' as const, ids })),
  ),
  since: until,
  until,
});
const map = fc.array(anyRow, { maxLength: 5 });
const claims = fc.array(anyClaim, { maxLength: 5 });

/** Every role, building and day that it gives, of the days of the test. */
const given = (rows: readonly MappingRow[], all: readonly Claim[]): Set<string> =>
  new Set(
    mapRoles(rows, all).flatMap((one) =>
      DAYS.filter((day) => holds(one, day)).map((day) => `${one.role} ${one.buildingId ?? ''} ${day}`),
    ),
  );

describe('any role map', () => {
  it('never gives more when a claim or a row is taken away', () => {
    fc.assert(
      fc.property(map, claims, (rows, all) => {
        const full = given(rows, all);
        const less = [
          ...all.map((_, i) => given(rows, all.toSpliced(i, 1))),
          ...rows.map((_, i) => given(rows.toSpliced(i, 1), all)),
        ];
        for (const one of less) expect([...one].filter((fact) => !full.has(fact))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives nothing on a day on which no claim holds', () => {
    fc.assert(
      fc.property(map, claims, fc.constantFrom(...DAYS), (rows, all, day) => {
        const over = all.map((one) => ({ ...one, until: one.until !== null && one.until < day ? one.until : day }));
        for (const one of mapRoles(rows, over)) expect(holds(one, day)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same by all claims as by each, and no day of a role twice', () => {
    fc.assert(
      fc.property(map, claims, (rows, all) => {
        const each = all.flatMap((one) => [...given(rows, [one])]);
        expect(given(rows, all)).toEqual(new Set(each));
        const roles = mapRoles(rows, all);
        for (const [i, one] of roles.entries())
          for (const other of roles.slice(i + 1))
            if (one.role === other.role && one.buildingId === other.buildingId)
              expect(intersect(one, other)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});
