import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLDED, folded, foldGroups } from './fold.ts';
import { GROUPS, RACES, THRESHOLD } from './report.ts';

const fold = (enrolled: Record<string, number>, group: (typeof GROUPS)[number] = 'race') => {
  const { enrolled: groups, groupOf } = foldGroups(group, new Map(Object.entries(enrolled)));
  return { groups: Object.fromEntries(groups), groupOf };
};

const sum = (enrolled: ReadonlyMap<string, number>) => [...enrolled.values()].reduce((all, one) => all + one, 0);

const anyGroup = fc.constantFrom(...GROUPS);
const anyEnrolled = fc
  .dictionary(fc.constantFrom('', ...RACES), fc.oneof(fc.nat(12), fc.nat(400)))
  .map((enrolled) => new Map(Object.entries(enrolled)));

describe('R77: small groups of the enrolled', () => {
  it('are counted together with those of whom nothing is recorded', () => {
    const { groups, groupOf } = fold({ black: 200, white: 300, 'pacific-islander': 1, asian: 9, '': 40 });
    expect(groups).toEqual({ black: 200, white: 300, [FOLDED]: 50 });
    expect(['black', 'asian', 'pacific-islander', ''].map(groupOf)).toEqual(['black', FOLDED, FOLDED, FOLDED]);
  });

  it('take the next smallest group with them while they are few even so', () => {
    expect(fold({ white: 300, asian: 40, black: 80, 'pacific-islander': 1 }).groups).toEqual({
      white: 300,
      black: 80,
      [FOLDED]: 41,
    });
    expect(fold({ white: 300, asian: 40, '': 3 }).groups).toEqual({ white: 300, [FOLDED]: 43 });
  });

  it('are not counted with anybody where they are none, and keep their name where only they are unrecorded', () => {
    expect(fold({ female: 90, male: 80 }, 'sex').groups).toEqual({ female: 90, male: 80 });
    expect(fold({ female: 90, '': 30 }, 'sex').groups).toEqual({ female: 90, '': 30 });
  });

  it('of a program are not counted with those who have none while they are many', () => {
    expect(fold({ sped: 80, s504: 12, '': 900 }, 'program').groups).toEqual({ sped: 80, s504: 12, '': 900 });
    expect(fold({ sped: 80, s504: 3, '': 900 }, 'program').groups).toEqual({ [FOLDED]: 83, '': 900 });
    expect(fold({ sped: 80, '': 3 }, 'program').groups).toEqual({ [FOLDED]: 83 });
  });

  it('have whoever is of a group that nobody enrolled is of, and the smallest group where there are none', () => {
    expect(fold({ white: 300, asian: 40, '': 12 }).groupOf('black')).toBe('');
    expect(fold({ white: 300, asian: 40 }).groupOf('black')).toBe('asian');
    expect(fold({}).groupOf('black')).toBe(FOLDED);
  });

  it('are never of one to nine students, unless all enrolled are', () => {
    fc.assert(
      fc.property(anyGroup, anyEnrolled, (group, enrolled) => {
        const groups = foldGroups(group, enrolled).enrolled;
        expect(sum(groups)).toBe(sum(enrolled));
        if (groups.size > 1) for (const students of groups.values()) expect(students).toBeGreaterThanOrEqual(THRESHOLD);
      }),
    );
  });

  it('have each enrolled student counted in a group that stands, and whoever else too', () => {
    fc.assert(
      fc.property(anyGroup, anyEnrolled, fc.constantFrom('', ...RACES), (group, enrolled, stranger) => {
        const { enrolled: groups, groupOf } = foldGroups(group, enrolled);
        const counted = new Map<string, number>();
        for (const [key, students] of enrolled)
          if (students > 0) counted.set(groupOf(key), (counted.get(groupOf(key)) ?? 0) + students);
        expect(counted).toEqual(new Map(groups));
        if (groups.size > 0) expect([...groups.keys()]).toContain(groupOf(stranger));
      }),
    );
  });

  it('leave every group of ten or more by its name, but the one that hides them', () => {
    fc.assert(
      fc.property(anyGroup, anyEnrolled, (group, enrolled) => {
        const { groupOf } = foldGroups(group, enrolled);
        const large = [...enrolled].filter(([key, students]) => key !== '' && students >= THRESHOLD);
        expect(large.filter(([key]) => groupOf(key) !== key).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are the same whatever the order of the enrolled', () => {
    fc.assert(
      fc.property(anyGroup, anyEnrolled, (group, enrolled) => {
        const turned = new Map([...enrolled].reverse());
        expect(new Map(foldGroups(group, turned).enrolled)).toEqual(new Map(foldGroups(group, enrolled).enrolled));
      }),
    );
  });

  it('take the place of what happened’s own groups, and of nothing else', () => {
    const folds = {
      program: foldGroups('program', new Map([['', 90]])),
      race: foldGroups(
        'race',
        new Map([
          ['white', 90],
          ['asian', 2],
          ['', 30],
        ]),
      ),
      sex: foldGroups(
        'sex',
        new Map([
          ['female', 60],
          ['male', 60],
        ]),
      ),
    };
    const own = {
      pseudonym: 'p1',
      school: 's',
      grade: '09',
      reason: 'other',
      outcome: '',
      month: '2025-09',
      events: 2,
    };
    expect(folded({ ...own, program: '', race: 'asian', sex: 'male' }, folds)).toEqual({
      ...own,
      program: '',
      race: FOLDED,
      sex: 'male',
    });
  });
});
