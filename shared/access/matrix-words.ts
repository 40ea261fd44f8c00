import { type Condition, partsOf } from './condition.ts';
import { GRANT_TITLES, type AttributeKind, RELATION_TITLES, ROLE_TITLES, ROLES } from './roles.ts';

/** Which students an attribute means. */
export const ATTRIBUTE_WORDS: Readonly<Record<AttributeKind, string>> = {
  sped: 'with special education services',
  s504: 'with services under Section 504',
  managed: 'with an open case',
  committee: 'with a case before the placement committee',
  agenda: "on the placement committee's agenda",
  decided: 'with a case that the placement committee has just decided',
  sealed: 'with a sealed record',
};

/**
 * A condition as a predicate of the person: "is Teacher, and teaches a class of the student". `anybody` stands for a
 * list of all roles.
 */
export function inWords(condition: Condition, anybody = ''): string {
  switch (condition.node) {
    case 'role':
      return `is ${ROLE_TITLES[condition.role].en}`;
    case 'roleAt':
      return `is ${ROLE_TITLES[condition.role].en} where the student is enrolled`;
    case 'relation':
      return RELATION_TITLES[condition.relation].en;
    case 'attribute':
      return `asks for a student ${ATTRIBUTE_WORDS[condition.attribute]}`;
    case 'grant':
      return GRANT_TITLES[condition.grant].en;
    case 'not':
      return condition.of.node === 'attribute'
        ? `asks for no student ${ATTRIBUTE_WORDS[condition.of.attribute]}`
        : `unless the person ${inWords(condition.of, anybody)}`;
    case 'all':
      return condition.of.map((part) => inWords(part, anybody)).join(', and ');
    case 'any':
      return anybody !== '' && allRoles(condition)
        ? anybody
        : condition.of.map((part) => inWords(part, anybody)).join(' or ');
  }
}

function allRoles(condition: Condition): boolean {
  const parts = partsOf(condition);
  return parts.length === ROLES.length && parts.every(({ node }) => node === 'role');
}
