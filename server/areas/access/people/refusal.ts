import type { AuditEvent } from '../../../../shared/audit/event.ts';
import type { Denied } from '../../../../shared/access/decide.ts';
import { explainRefusal, type Locale } from '../../../policy/index.ts';
import type { Effect } from '../../../sync/command.ts';

/** The same of every student, whether hidden or unknown. */
export function refusal(event: AuditEvent, { ruleIds }: Denied, locale: Locale): Effect {
  const text = explainRefusal('caseload.assign', locale).join(' · ');
  return { outcome: 'refused', code: 'not-allowed', text, event: { ...event, ruleIds } };
}
