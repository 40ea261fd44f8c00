import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, attribute, grant, not, relation, role, roleAtStudentsBuilding } from './condition.ts';
import { decide } from './decide.ts';
import { BASIC_CLASSES } from './field-classes.ts';
import { reachOf, rolesWith } from './reach.ts';
import { ROLES } from './roles.ts';
import type { Permit } from './rule.ts';
import { RULES } from './rules.ts';
import { NOW } from './testing/cases.ts';
import { facts } from './testing/worlds.ts';

const permit = (when: Permit['when']): Permit => ({
  id: 'one',
  effect: 'permit',
  title: { en: 'One', es: 'Uno' },
  source: 'R0; a test',
  purpose: 'service',
  actions: ['student.view'],
  fieldClasses: ['identity'],
  when,
});

describe('the roles that open a record by themselves', () => {
  it('are those of R47, R51 and R52, and those of the committee (R1, R6, R20, R26)', () => {
    expect(reachOf(RULES, 'student.view')).toEqual({
      anywhere: [
        'spedAdministrator',
        'spedSecretary',
        'superintendent',
        'executiveSecretary',
        'dspcSocialWorker',
        'placementSpecialist',
        'assignmentDirector',
        'committeeMember',
      ],
      atBuilding: ['principal', 'assistantPrincipal'],
    });
  });

  it.each([
    ['a relation is asked for', all(role('teacher'), relation('teacher')), []],
    ['a grant is asked for', all(role('teacher'), grant('emergency')), []],
    ['either is enough', any(all(role('teacher'), relation('teacher')), role('counselor')), ['teacher', 'counselor']],
    ['there must be no grant', all(role('teacher'), not(grant('report'))), ['teacher']],
    ['there must be none without one', all(role('teacher'), not(not(grant('report')))), []],
    ['nothing is asked for', all(), []],
    ['something must not be', all(role('teacher'), not(attribute('sealed'))), ['teacher']],
    ['there must be neither', all(role('teacher'), not(any(relation('teacher'), grant('report')))), ['teacher']],
    ['what is never so is asked for', all(role('teacher'), not(all())), ['teacher']],
  ] as const)('where %s', (_, when, roles) => {
    expect(reachOf([permit(when)], 'student.view').anywhere).toEqual(roles);
  });

  it('tell a role at the building from one in the district', () => {
    const rule = permit(any(roleAtStudentsBuilding('principal'), role('superintendent')));
    expect(reachOf([rule], 'student.view')).toEqual({ anywhere: ['superintendent'], atBuilding: ['principal'] });
    expect(reachOf([rule], 'contact.add')).toEqual({ anywhere: [], atBuilding: [] });
  });

  it('leave nobody out, whatever the facts', () => {
    const { anywhere, atBuilding } = reachOf(RULES, 'student.view');
    const property = fc.property(facts, ({ roles, ...known }) => {
      const decision = decide(RULES, { ...known, roles, relations: [], grants: [] }, 'student.view', NOW);
      const here = new Set(known.enrolled.map(({ buildingId }) => buildingId));
      const reached = roles.some(
        (one) =>
          anywhere.includes(one.role) ||
          (atBuilding.includes(one.role) && one.buildingId !== null && here.has(one.buildingId)),
      );
      expect(!decision.allow || reached).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('the roles to which a relation matters', () => {
  it.each([
    ['teacher', ['teacher']],
    ['counselor', ['counselor', 'guidanceSecretary']],
    ['serving', ['psychologist', 'socialWorker']],
    ['evaluating', ['psychologist', 'socialWorker']],
  ] as const)('%s', (kind, roles) => {
    expect(rolesWith(RULES, 'student.view', kind)).toEqual(roles);
    expect(ROLES).toEqual(expect.arrayContaining([...roles]));
  });
});

describe('a list of students', () => {
  it('may show name, number, grade and school: each rule that lets somebody view or assign opens them', () => {
    const permits = RULES.filter(
      ({ effect, actions }) =>
        effect === 'permit' && (actions.includes('student.view') || actions.includes('caseload.assign')),
    );
    expect(permits.length).toBeGreaterThan(0);
    for (const rule of permits) {
      expect(rule).toHaveProperty('fieldClasses', expect.arrayContaining([...BASIC_CLASSES]));
    }
  });
});
