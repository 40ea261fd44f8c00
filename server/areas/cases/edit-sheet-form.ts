import { formChanges, keepsEveryField } from '../../../shared/areas/cases/sheet-fields.ts';
import type { FaceSheetForm, SheetFormEdit } from '../../../shared/areas/cases/sheet-form.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockSheetForm, replaceSheetForm } from './sheet-form.repo.ts';
import { FIRST_TEXT, parseForm } from './sheet-form.ts';

/**
 * Says what the face sheet asks for, whole (R1). The version before is kept, and so is every field: one that is not
 * asked for any more is retired, so that what was written under it has a name still. Refused as `stale` where somebody
 * else changed it meanwhile.
 */
export async function editSheetForm(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, fields }: SheetFormEdit,
): Promise<Effect> {
  const event: AuditEvent = { action: 'sheet-form.edit', resource: 'sheet-form', decision: 'refused' };
  const decided = decideGlobal(actor, 'sheet-form.edit');
  if (!decided.allow) return notAllowed(event, 'sheet-form.edit', locale);
  const { ruleIds, purpose } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const value = await lockSheetForm(tx, decided.grant, FIRST_TEXT);
  const now = parseForm(value);
  if (now.rev !== rev) return refused(known, 'stale', m.refused_stale, locale);
  if (!keepsEveryField(now, { fields })) return refused(known, 'field-gone', m.refused_field_gone, locale);
  const form: FaceSheetForm = { rev: await nextRev(tx), at: tx.context.at, fields };
  await replaceSheetForm(tx, decided.grant, { rev: now.rev, value }, JSON.stringify(form));
  const detail = JSON.stringify(formChanges(now, form));
  return { outcome: 'applied', rev: form.rev, event: { ...known, decision: 'allowed', purpose, detail } };
}
