import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { done, editing, stale } from './editing.ts';
import { deleteDraft, lockDraft } from './role-map.repo.ts';

/** Throws the draft away. The set in force stays. */
export async function dropMapping(tx: Tx, context: CommandContext, { rev }: { readonly rev: number }): Promise<Effect> {
  const edit = editing(context, 'mapping.drop');
  if ('outcome' in edit) return edit;
  const draft = await lockDraft(tx, edit.may);
  if (draft?.rev !== rev) return stale(edit);
  const next = await nextRev(tx);
  await deleteDraft(tx, edit.may);
  return done(edit, next, { version: draft.version });
}
