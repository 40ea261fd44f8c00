import type { Action } from '../../shared/access/actions.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import { explainRefusal, type Locale } from '../policy/index.ts';
import type { Effect } from './command.ts';

/** A text of `shared/messages`, without values in it. */
type Words = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** Why something is refused, before it is known in whose language to say so. */
export interface Refusal {
  readonly code: string;
  readonly words: Words;
}

/** What stands in the way: a refusal as a whole, or what is wrong in the body. */
export type Stop = Refusal | { readonly issues: Issue[] };

/** Refused for a reason that the person is told in their language. */
export function refused(event: AuditEvent, code: string, words: Words, locale: Locale): Effect {
  return { outcome: 'refused', code, text: words({}, { locale }), event };
}

/** Not applied: refused as a whole, or for what is wrong in the body. */
export function stopped(event: AuditEvent, stop: Stop, locale: Locale): Effect {
  if ('issues' in stop) return { outcome: 'invalid', issues: stop.issues, event };
  return refused(event, stop.code, stop.words, locale);
}

/** Refused because no rule allows it: the person is told which would, in the same words whoever the student is. */
export function notAllowed(event: AuditEvent, action: Action, locale: Locale): Effect {
  return { outcome: 'refused', code: 'not-allowed', text: explainRefusal(action, locale).join(' · '), event };
}
