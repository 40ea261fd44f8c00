import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { dayAfter } from '../../clocks/day-after.ts';
import { DESIGNABLE, EVERYTHING, RECRUITER_ITEMS } from './items.ts';
import { listed, RECRUITER_GRADES, type StudentFacts } from './listed.ts';
import { holds, type Refusal } from './refusal.ts';
import { COLLEGE, MILITARY, POLICY, PUBLIC, TODAY } from './testing/facts.ts';

const day = fc.integer({ min: -1200, max: 200 }).map((days) => dayAfter(TODAY, days));
const some = (ids: readonly string[]) => fc.subarray([EVERYTHING.id, ...ids]);
const refusals: fc.Arbitrary<Refusal[]> = fc.array(
  fc.record({
    receivedOn: day,
    public: some(DESIGNABLE.map(({ id }) => id)),
    recruiters: some(RECRUITER_ITEMS.map(({ id }) => id)),
    rescindedOn: fc.option(day),
    mistake: fc.boolean(),
  }),
  { maxLength: 4 },
);
const student: fc.Arbitrary<StudentFacts> = fc.record({
  grade: fc.constantFrom('09', '11', '12'),
  atSchool: fc.boolean(),
  left: fc.oneof(fc.constant('here' as const), fc.record({ lastDay: fc.option(day) })),
  sealed: fc.boolean(),
});
const purpose = fc.constantFrom(PUBLIC, MILITARY, COLLEGE);
const today = fc.integer({ min: -100, max: 220 }).map((days) => dayAfter(TODAY, days));

const of = (who: StudentFacts, all: readonly Refusal[], why: typeof PUBLIC, on: string) =>
  listed(who, POLICY, all, why, on, EMPTY_CALENDAR);

it('R130, R134, R164: an item that is refused is on no list, whoever the student is and whenever it is made', () => {
  fc.assert(
    fc.property(student, refusals, purpose, today, (who, all, why, on) => {
      const answer = of(who, all, why, on);
      if (!('items' in answer)) return;
      const which = why.audience === 'public' ? 'public' : 'recruiters';
      const standing = all.filter((one) => holds(one, who.left, on, POLICY)).flatMap((one) => one[which]);
      expect(standing).not.toContain(EVERYTHING.id);
      for (const item of answer.items) expect(standing).not.toContain(item);
      expect(answer.items).toContain('name');
      expect(who.sealed || !who.atSchool).toBe(false);
      if (which === 'recruiters') expect(RECRUITER_GRADES).toContain(who.grade);
    }),
    { numRuns: 400 },
  );
});

it('R164: neither switch changes anything of the other', () => {
  fc.assert(
    fc.property(student, refusals, purpose, today, (who, all, why, on) => {
      const other = why.audience === 'public' ? 'recruiters' : 'public';
      const without = all.map((one) => ({ ...one, [other]: [] }));
      expect(of(who, without, why, on)).toEqual(of(who, all, why, on));
    }),
    { numRuns: 200 },
  );
});

it('R131: one more refusal never puts more on a list', () => {
  fc.assert(
    fc.property(student, refusals, purpose, today, (who, all, why, on) => {
      const items = (answer: ReturnType<typeof of>) => ('items' in answer ? answer.items : []);
      const less = items(of(who, all, why, on));
      const more = items(of(who, all.slice(1), why, on));
      for (const item of less) expect(more).toContain(item);
    }),
    { numRuns: 200 },
  );
});
