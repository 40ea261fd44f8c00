import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from './actions.ts';
import { at, factsOf, NOW, TODAY, TOMORROW } from './testing/cases.ts';
import { facts as anyFacts, rules as anyRules } from './testing/worlds.ts';
import { all, relation, role, someNode } from './condition.ts';
import { decide, wouldAllow } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Forbid, Permit } from './rule.ts';
import { RULES } from './rules.ts';

const forbid: Forbid = {
  id: 'closed',
  effect: 'forbid',
  title: { en: 'Closed', es: 'Cerrado' },
  source: 'R99; a test',
  actions: ['student.view'],
  when: relation('evaluating'),
};

/** The same facts with one of them gone, for each of them. */
function lessOne(facts: Facts): Facts[] {
  const each = <K extends keyof Facts>(key: K): Facts[] =>
    facts[key].map((_, i) => ({ ...facts, [key]: facts[key].toSpliced(i, 1) }));
  return [...each('roles'), ...each('relations'), ...each('enrolled'), ...each('attributes'), ...each('grants')];
}

/** Those facts that have begun by now. */
function begun({ roles, relations, enrolled, attributes, grants }: Facts): Facts {
  const hasBegun = ({ since }: { readonly since: string }) => since <= TODAY;
  return {
    roles: roles.filter(hasBegun),
    relations: relations.filter(hasBegun),
    enrolled: enrolled.filter(hasBegun),
    attributes: attributes.filter(hasBegun),
    grants: grants.filter((grant) => hasBegun(grant) && grant.fromAt <= NOW.at),
  };
}

describe('a decision', () => {
  it('names the rule, the dated facts and the day on which it ends', () => {
    const decision = decide(RULES, factsOf('teacher', 'harbor-view', 'teacher'), 'student.view', NOW);
    expect(decision).toMatchObject({
      allow: true,
      ruleIds: ['R44'],
      purpose: 'instructional',
      until: '2027-06-12',
      facts: [
        { kind: 'role', role: 'teacher', buildingId: 'harbor-view', since: '2019-07-01', until: null },
        { kind: 'relation', relation: 'teacher', since: '2026-08-24', until: '2027-06-12' },
      ],
    });
  });

  it('ends with the first of what it needs, and with the last of what it could rest on', () => {
    const two: Facts = {
      ...factsOf('psychologist', null, 'evaluating'),
      relations: [
        { relation: 'evaluating', since: '2026-09-01', until: TOMORROW },
        { relation: 'serving', since: '2026-09-01', until: '2026-12-24' },
      ],
    };
    expect(decide(RULES, two, 'student.view', NOW)).toMatchObject({ until: '2026-12-24' });
    const ending = {
      ...two,
      roles: [{ role: 'psychologist' as const, buildingId: null, since: '2020-01-01', until: TOMORROW }],
    };
    expect(decide(RULES, ending, 'student.view', NOW)).toMatchObject({ until: TOMORROW });
  });

  it('is open when nothing says that it ends', () => {
    expect(decide(RULES, factsOf('superintendent', null), 'student.view', NOW)).toMatchObject({ until: null });
  });

  it('is no when one rule forbids, whatever permits', () => {
    const facts = factsOf('superintendent', null, 'evaluating');
    expect(decide([...RULES, forbid], facts, 'student.view', NOW)).toEqual({ allow: false, ruleIds: ['closed'] });
    expect(decide([...RULES, forbid], facts, 'contact.add', NOW).allow).toBe(true);
  });

  it('is no when a condition asks for nothing', () => {
    const rest = { effect: 'permit', title: forbid.title, source: '', purpose: 'service', fieldClasses: [] } as const;
    const empty: Permit[] = [
      { ...rest, id: 'all', actions: ['student.view'], when: all() },
      { ...rest, id: 'any', actions: ['student.view'], when: role() },
    ];
    expect(decide(empty, factsOf('superintendent', null), 'student.view', NOW).allow).toBe(false);
  });

  it('never opens more when a fact is taken away', () => {
    fc.assert(
      fc.property(anyFacts, anyRules, (facts, rules) => {
        // What closes a record may open it by its absence: forbids, and a permit that asks for a lack.
        const permits = [...RULES, ...rules].filter(
          ({ effect, when }) => effect === 'permit' && !someNode(when, ({ node }) => node === 'not'),
        );
        for (const action of ACTIONS) {
          const full = decide(permits, facts, action, NOW);
          for (const less of lessOne(facts)) {
            const narrower = decide(permits, less, action, NOW);
            if (!narrower.allow) continue;
            expect(full).toMatchObject({ fieldClasses: expect.arrayContaining([...narrower.fieldClasses]) });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds until the day it names, not a day longer', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(RULES, facts, 'student.view', NOW);
        if (!decision.allow || decision.until === null) return;
        expect(decision.until > TODAY).toBe(true);
        // What has not begun yet may grant it anew, and so may another rule once a seal ends.
        const later = decide(RULES, begun(facts), 'student.view', at(decision.until));
        const goesOn = later.allow ? later.ruleIds.filter((id) => decision.ruleIds.includes(id)) : [];
        expect(goesOn).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the rules that would allow it', () => {
  it('are told by title, permits only', () => {
    const titles = wouldAllow([...RULES, forbid], 'audit.read').map(({ en }) => en);
    expect(titles).toEqual([
      'The superintendent, for uses of the system, applications and reports',
      'Records managers, for the audit trail and the names in it',
    ]);
    expect(wouldAllow([...RULES, forbid], 'student.view')).not.toContain(forbid.title);
  });
});
