import { CLAIMS_MAX } from '../../../shared/areas/access/mapping.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { LineError, LineIssue, ReadClaims } from './claims-text.ts';

const ISSUES: Readonly<Record<LineIssue, (words: { line: number; number: string }) => string>> = {
  'no-equals': m.mapping_line_no_equals,
  'no-claim': m.mapping_line_no_claim,
  'no-value': m.mapping_line_no_value,
  'too-long': m.mapping_line_too_long,
  'unknown-building': m.mapping_line_unknown_building,
  'not-text': m.mapping_line_not_text,
};

/** What keeps pasted claims from being tried, line by line in words; undefined where nothing does. */
export function lineWords({ claims, errors }: ReadClaims): string | undefined {
  if (errors.length > 0) return errors.map(word).join(' ');
  if (claims.length === 0) return m.mapping_claims_missing();
  return claims.length > CLAIMS_MAX ? m.mapping_claims_many({ max: CLAIMS_MAX }) : undefined;
}

function word({ line, issue, number }: LineError): string {
  return issue === 'unknown-building' && number === ''
    ? m.mapping_line_no_number({ line })
    : ISSUES[issue]({ line, number });
}
