import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, type Limits, type UseQuestion } from './kinds.ts';
import { type Around, type Asked, questionsOf, type RecordUse } from './rules.ts';

/** A Wednesday, and the Sunday before. */
const [WEDNESDAY, SUNDAY] = ['2026-11-18', '2026-11-15'];
const [MINUTE, NOON] = [60_000, 12 * 60];

const STAFF = ['p', 'q'];
const STUDENTS = ['a', 'b', 'c', 'd', 'e'];

const useArb = fc.record({
  at: fc.integer({ min: 0, max: 240 }).map((minutes) => minutes * MINUTE),
  minute: fc.integer({ min: 0, max: 1439 }),
  staffId: fc.constantFrom(...STAFF),
  studentId: fc.constantFrom(...STUDENTS),
  view: fc.boolean(),
});
const usesArb = fc
  .array(useArb, { maxLength: 40 })
  .map((uses): RecordUse[] => uses.map((use, i) => ({ ...use, seq: i + 1 })));
const limitsArb: fc.Arbitrary<Limits> = fc.record({
  bulk: fc.record({ students: fc.integer({ min: 1, max: 5 }), withinMs: fc.integer({ min: 1, max: 90 * MINUTE }) }),
  outOfHours: fc.record({
    from: fc.integer({ min: 720, max: 1440 }),
    until: fc.integer({ min: 0, max: 720 }),
    weekdays: fc.subarray([0, 6]),
  }),
  afterRelation: fc.record({ days: fc.integer({ min: 0, max: 20 }) }),
  again: fc.record({ days: fc.integer({ min: 0, max: 20 }) }),
});
const daysArb = fc.dictionary(
  fc.constantFrom(...STUDENTS),
  fc.constantFrom('2026-11-01', '2026-11-15', '2026-11-18', '2026-11-20'),
  { noNullPrototype: true },
);
const aroundArb: fc.Arbitrary<Around> = fc
  .record({
    day: fc.constantFrom(WEDNESDAY, SUNDAY),
    named: fc.subarray(STUDENTS),
    related: fc.subarray(STUDENTS),
    ended: daysArb,
    asked: fc.record({ 'same-surname': daysArb, 'after-relation': daysArb }),
  })
  .map(({ day, named, related, ended, asked }) => ({
    day,
    hasSameSurname: (staffId, studentId) => staffId === 'p' && named.includes(studentId),
    isRelated: (_staffId, studentId) => related.includes(studentId),
    askedOn: (_staffId, studentId, kind) =>
      kind === 'bulk' || kind === 'out-of-hours' ? undefined : asked[kind][studentId],
    endedOn: (staffId, studentId) => (staffId === 'q' ? ended[studentId] : undefined),
  }));

/** Whether a use fits any rule, said once more and slowly. */
function fits(use: RecordUse, uses: readonly RecordUse[], around: Around, limits: Limits): boolean {
  const { staffId, studentId } = use;
  const within = (from: string | undefined, length: number) => {
    const days = from === undefined ? -1 : (Date.parse(around.day) - Date.parse(from)) / 86_400_000;
    return days >= 0 && days < length;
  };
  const isNew = (kind: UseQuestion) => !within(around.askedOn(staffId, studentId, kind), limits.again.days);
  const alike = around.hasSameSurname(staffId, studentId) && !around.isRelated(staffId, studentId);
  if (alike && isNew('same-surname')) return true;
  if (!use.view) return false;
  const { from, until, weekdays } = limits.outOfHours;
  if (use.minute >= from || use.minute < until) return true;
  if (weekdays.includes(0) && around.day === SUNDAY) return true;
  const late = within(around.endedOn(staffId, studentId), limits.afterRelation.days);
  if (late && isNew('after-relation')) return true;
  const views = uses.filter((one) => one.view && one.staffId === staffId);
  return views.some(({ at: end }) => {
    const hour = views.filter(({ at }) => at <= end && at > end - limits.bulk.withinMs);
    const inside = use.at <= end && use.at > end - limits.bulk.withinMs;
    return inside && new Set(hour.map((one) => one.studentId)).size >= limits.bulk.students;
  });
}

const keyOf = ({ staffId, studentId }: Asked) => `${staffId} ${studentId ?? ''}`;
const covered = (asked: readonly Asked[]) => [...new Set(asked.flatMap(({ seqs }) => seqs))].sort((a, b) => a - b);

describe('what is asked', () => {
  it('is about every use that fits a rule and about no other', () => {
    fc.assert(
      fc.property(usesArb, aroundArb, limitsArb, (uses, around, limits) => {
        const wanted = uses.filter((use) => fits(use, uses, around, limits)).map(({ seq }) => seq);
        expect(covered(questionsOf(uses, around, limits))).toEqual(wanted);
      }),
    );
  });

  it('is asked once a person and student, and once about the day', () => {
    fc.assert(
      fc.property(usesArb, aroundArb, limitsArb, (uses, around, limits) => {
        const keys = questionsOf(uses, around, limits).map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('does not depend on the order in which the uses are given', () => {
    const shuffled = usesArb.chain((uses) =>
      fc.tuple(fc.constant(uses), fc.shuffledSubarray(uses, { minLength: uses.length })),
    );
    fc.assert(
      fc.property(shuffled, aroundArb, limitsArb, ([uses, mixed], around, limits) => {
        expect(questionsOf(mixed, around, limits)).toEqual(questionsOf(uses, around, limits));
      }),
    );
  });

  it('grows as the limits are drawn closer, and never loses a question or a kind', () => {
    const closer = fc.tuple(limitsArb, limitsArb).map(([one, other]) => ({
      wide: one,
      close: {
        bulk: {
          students: Math.min(one.bulk.students, other.bulk.students),
          withinMs: Math.max(one.bulk.withinMs, other.bulk.withinMs),
        },
        outOfHours: {
          from: Math.min(one.outOfHours.from, other.outOfHours.from),
          until: Math.max(one.outOfHours.until, other.outOfHours.until),
          weekdays: [...one.outOfHours.weekdays, ...other.outOfHours.weekdays],
        },
        afterRelation: { days: Math.max(one.afterRelation.days, other.afterRelation.days) },
        again: { days: Math.min(one.again.days, other.again.days) },
      },
    }));
    fc.assert(
      fc.property(usesArb, aroundArb, closer, (uses, around, { wide, close }) => {
        const more = new Map(questionsOf(uses, around, close).map((one) => [keyOf(one), one]));
        for (const less of questionsOf(uses, around, wide)) {
          expect(more.get(keyOf(less))?.kinds).toEqual(expect.arrayContaining([...less.kinds]));
          expect(more.get(keyOf(less))?.seqs).toEqual(expect.arrayContaining([...less.seqs]));
        }
      }),
    );
  });
});

describe('the district’s limits', () => {
  const nothing: Around = {
    day: WEDNESDAY,
    hasSameSurname: () => false,
    isRelated: () => false,
    endedOn: () => undefined,
    askedOn: () => undefined,
  };
  const view = (seq: number, change: Partial<RecordUse> = {}): RecordUse => ({
    seq,
    at: seq * MINUTE,
    minute: NOON,
    staffId: 'p',
    studentId: `s${seq}`,
    view: true,
    ...change,
  });
  const kindsOf = (uses: RecordUse[], around: Partial<Around> = {}) =>
    questionsOf(uses, { ...nothing, ...around }).flatMap(({ kinds }) => kinds);
  const many = (count: number, everyMs = MINUTE) =>
    Array.from({ length: count }, (_, i) => view(i + 1, { at: i * everyMs }));

  it.each([
    [39, MINUTE, []],
    [40, MINUTE, ['bulk']],
    // The fortieth comes exactly an hour after the first.
    [40, (60 * MINUTE) / 39, []],
  ])('asks about %i students, one every %d ms: %j', (count, everyMs, kinds) => {
    expect(kindsOf(many(count, everyMs))).toEqual(kinds);
  });

  it('asks about no student twice in the count', () => {
    expect(kindsOf(many(80).map((use) => ({ ...use, studentId: `s${use.seq % 39}` })))).toEqual([]);
  });

  it.each([
    [22 * 60 - 1, WEDNESDAY, []],
    [22 * 60, WEDNESDAY, ['out-of-hours']],
    [5 * 60 - 1, WEDNESDAY, ['out-of-hours']],
    [5 * 60, WEDNESDAY, []],
    [NOON, SUNDAY, ['out-of-hours']],
  ])('asks about minute %i of %s: %j', (minute, day, kinds) => {
    expect(kindsOf([view(1, { minute })], { day })).toEqual(kinds);
    expect(kindsOf([view(1, { minute, view: false })], { day })).toEqual([]);
  });

  it.each([
    ['2026-11-19', []],
    ['2026-11-18', ['after-relation']],
    ['2026-10-20', ['after-relation']],
    ['2026-10-19', []],
  ])('asks after a relation that ended on %s: %j', (ended, kinds) => {
    expect(kindsOf([view(1)], { endedOn: () => ended })).toEqual(kinds);
  });

  it('asks about no name alike while a relation of the two holds', () => {
    const around = { hasSameSurname: () => true };
    expect(kindsOf([view(1)], around)).toEqual(['same-surname']);
    expect(kindsOf([view(1)], { ...around, isRelated: () => true })).toEqual([]);
  });

  it.each([
    [undefined, ['same-surname', 'after-relation']],
    ['2026-08-20', ['same-surname', 'after-relation']],
    ['2026-08-21', ['after-relation']],
    ['2026-11-17', ['after-relation']],
  ])('asked about the name on %s, asks about %j', (asked, kinds) => {
    const askedOn = (_staff: string, _student: string, kind: UseQuestion) =>
      kind === 'same-surname' ? asked : undefined;
    expect(kindsOf([view(1)], { hasSameSurname: () => true, endedOn: () => WEDNESDAY, askedOn })).toEqual(kinds);
  });

  it('asks about the day each day, whatever was asked before', () => {
    expect(kindsOf([view(1, { minute: 0 })], { askedOn: () => '2026-11-17' })).toEqual(['out-of-hours']);
  });

  it('names all that is unusual about one student in one question', () => {
    const around = { ...nothing, hasSameSurname: () => true, endedOn: () => WEDNESDAY };
    expect(questionsOf([view(2), view(1, { view: false, studentId: 's2' })], around)).toEqual([
      { staffId: 'p', studentId: 's2', kinds: ['same-surname', 'after-relation'], seqs: [1, 2] },
    ]);
    expect(LIMITS.bulk.students).toBe(40);
  });
});
