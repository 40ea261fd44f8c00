import type * as z from 'zod/mini';
import type { simulateSheetRequestSchema } from '../../../../shared/areas/access/sight.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import type { JsonText } from '../../../http/json-text.ts';
import {
  type Actor,
  type Answer,
  decideGlobal,
  decideStudent,
  explainRefusal,
  loadActor,
  narrowed,
} from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { assembleSheet } from '../../cases/read-face-sheet.ts';

/**
 * A face sheet as somebody else sees it now, of what the reader may see too, with the other's reason; nothing can be
 * done on it. A view by the reader: the entry says as whom. Throws `not-allowed` for everybody whose rules do not open
 * it, and `not-visible` alike for a student whom one of them does not see and for an unknown one.
 */
export async function simulateSheet(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { staffId, studentId }: z.infer<typeof simulateSheetRequestSchema>,
): Promise<JsonText> {
  const may = decideGlobal(actor, 'access.simulate');
  const detail = JSON.stringify({ as: staffId });
  const event = { action: 'access.simulate', studentId, resource: 'face-sheet', detail } as const;
  const refused = (ruleIds: readonly string[]): AuditEvent => ({ ...event, decision: 'refused', ruleIds });
  const sheet = await store.read(context, async (q) => {
    if (!may.allow) return audited(refused([]), undefined);
    const { own, others } = await bothViews(q, actor, staffId, studentId);
    if (!own.allow) return audited(refused(own.decision.ruleIds), undefined);
    if (!others.allow) return audited(refused(others.decision.ruleIds), undefined);
    const seen = narrowed(others.grant, own.grant);
    const { fieldClasses } = seen.decision;
    const { ruleIds, purpose } = own.grant.decision;
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, purpose, fieldClasses };
    return audited(allowed, await assembleSheet(q, seen, locale, context.at, true));
  });
  if (!may.allow) throw problems.notAllowed(explainRefusal('access.simulate', locale));
  if (sheet === undefined) throw problems.notVisible(explainRefusal('student.view', locale));
  return sheet;
}

interface Views {
  readonly own: Answer<'student.view'>;
  readonly others: Answer<'student.view'>;
}

async function bothViews(q: Reader, actor: Actor, staffId: string, studentId: string): Promise<Views> {
  const other = await loadActor(q, staffId, actor.asOf);
  return {
    own: await decideStudent(q, actor, studentId, 'student.view'),
    others: await decideStudent(q, other, studentId, 'student.view'),
  };
}
