import {
  logViewSchema,
  type SavedViews,
  type ViewDrop,
  VIEWS_MAX,
  type ViewSave,
} from '../../../shared/areas/disclosures/saved-view.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { notAllowed, type Stop, stopped } from '../../sync/effects.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { countOtherViews, dropViewRow, isOthersView, saveViewRow, viewsOf } from './saved-view.repo.ts';

/** Keeps how somebody looks at the log, for themselves. The trail says that they did, and no more. */
export function saveView(tx: Tx, context: CommandContext, { viewId, name, view }: ViewSave): Promise<Effect> {
  return withViews(tx, context, async (may) => {
    if (await isOthersView(tx, may, viewId)) return UNKNOWN;
    const others = await countOtherViews(tx, may, viewId);
    if (others >= VIEWS_MAX) return { code: 'views-full', words: m.refused_views_full };
    await saveViewRow(tx, may, { id: viewId, name, content: JSON.stringify(view), savedAt: tx.context.at });
    return undefined;
  });
}

/** Gives up a saved view of one's own. */
export function dropView(tx: Tx, context: CommandContext, { viewId }: ViewDrop): Promise<Effect> {
  return withViews(tx, context, async (may) => ((await dropViewRow(tx, may, viewId)) ? undefined : UNKNOWN));
}

/** One's own views. No student is in them, so it leaves no entry. Throws `not-allowed` for whoever lists no log. */
export async function readViews(store: Store, { actor, locale }: SignedIn): Promise<SavedViews> {
  const decided = decideGlobal(actor, 'disclosure.list');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('disclosure.list', locale));
  const rows = await store.look((q) => viewsOf(q, decided.grant));
  const views = rows.flatMap(({ id, name, content }) => {
    // One that a newer program saved is left alone.
    const { success, data } = logViewSchema.safeParse(JSON.parse(content));
    return success ? [{ viewId: id, name, view: data }] : [];
  });
  return { views };
}

const UNKNOWN = { issues: [{ path: 'body.viewId', code: 'unknown' }] };

async function withViews(
  tx: Tx,
  { signedIn }: CommandContext,
  work: (may: Authorized<'disclosure.list'>) => Promise<Stop | undefined>,
): Promise<Effect> {
  const { actor, locale } = signedIn;
  const event: AuditEvent = { action: 'view.keep', resource: 'disclosure-log', decision: 'refused' };
  const rev = await nextRev(tx);
  const decided = decideGlobal(actor, 'disclosure.list');
  if (!decided.allow) return notAllowed(event, 'disclosure.list', locale);
  const { ruleIds } = decided.grant.decision;
  const stop = await work(decided.grant);
  if (stop !== undefined) return stopped({ ...event, ruleIds }, stop, locale);
  return { outcome: 'applied', rev, event: { ...event, decision: 'allowed', ruleIds } };
}
