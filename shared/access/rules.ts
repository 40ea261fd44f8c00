import { COMMITTEE_RULES } from './rules-committee.ts';
import { DISCLOSURE_RULES } from './rules-disclosure.ts';
import { DISTRICT_RULES } from './rules-district.ts';
import { EXCEPTION_RULES } from './rules-exceptions.ts';
import { LEVEL_RULES } from './rules-levels.ts';
import { NAME_RULES } from './rules-names.ts';
import type { Rule } from './rule.ts';

/**
 * The rule table. Default deny: what no rule permits is refused; what one forbids is refused whatever permits it. That
 * is also the gate of R43 (C17: administrators, certified staff and the named secretaries only), since each rule asks
 * for a role, never for a relation or a grant alone.
 */
export const RULES: readonly Rule[] = [
  ...LEVEL_RULES,
  ...COMMITTEE_RULES,
  ...EXCEPTION_RULES,
  ...DISTRICT_RULES,
  ...DISCLOSURE_RULES,
  ...NAME_RULES,
];
