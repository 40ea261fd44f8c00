import { keepsEveryTemplate, misplaced, templateChanges } from '../../../shared/areas/letters/letter-changes.ts';
import type { LetterTemplates, LetterTemplatesEdit } from '../../../shared/areas/letters/template.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { decideGlobal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, refused } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { lockTemplates, replaceTemplates } from './templates.repo.ts';
import { FIRST_TEXT, parseTemplates } from './templates.ts';

/**
 * Says with which words letters begin, whole. The version before is kept, so that it is known what each family was
 * sent, and so is every template: one that is written no more is retired. Refused as `stale` where somebody else
 * changed them meanwhile.
 */
export async function editLetterTemplates(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { rev, templates }: LetterTemplatesEdit,
): Promise<Effect> {
  const event: AuditEvent = { action: 'letter-templates.edit', resource: 'letter-templates', decision: 'refused' };
  const decided = decideGlobal(actor, 'letter-templates.edit');
  if (!decided.allow) return notAllowed(event, 'letter-templates.edit', locale);
  const { ruleIds, purpose } = decided.grant.decision;
  const known = { ...event, ruleIds };
  const slips = misplaced(templates);
  if (slips.length > 0) {
    const issues = slips.map((path) => ({ path: `body.templates.${path}`, code: 'unknown-place' }));
    return { outcome: 'invalid', issues, event: known };
  }
  const value = await lockTemplates(tx, decided.grant, FIRST_TEXT);
  const now = parseTemplates(value);
  if (now.rev !== rev) return refused(known, 'stale', m.refused_stale, locale);
  if (!keepsEveryTemplate(now.templates, templates))
    return refused(known, 'template-gone', m.refused_template_gone, locale);
  const next: LetterTemplates = { rev: await nextRev(tx), at: tx.context.at, templates };
  await replaceTemplates(tx, decided.grant, { rev: now.rev, value }, JSON.stringify(next));
  const detail = JSON.stringify(templateChanges(now.templates, templates));
  return { outcome: 'applied', rev: next.rev, event: { ...known, decision: 'allowed', purpose, detail } };
}
