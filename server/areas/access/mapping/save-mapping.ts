import type { MappingSave } from '../../../../shared/areas/access/mapping.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { done, type Editing, editing, stale } from './editing.ts';
import { buildings, insertDraft, latestVersion, lockDraft, setDraft } from './role-map.repo.ts';
import { rowIssues } from './row-issues.ts';

/** Keeps the draft of the role map as it is sent, whole. Nobody's rights change by it. There is at most one draft. */
export async function saveMapping(tx: Tx, context: CommandContext, { rev, rows }: MappingSave): Promise<Effect> {
  const edit = editing(context, 'mapping.save');
  if ('outcome' in edit) return edit;
  const issues = rowIssues(rows, await buildings(tx), 'body.rows');
  if (issues.length > 0) return { outcome: 'invalid', issues, event: edit.event };
  // Before the draft is looked for: of two who begin one, the other waits here, and then finds the first one's.
  const next = await nextRev(tx);
  const version = await draftVersion(tx, edit, rev);
  if (version === null) return stale(edit);
  await setDraft(tx, edit.may, version, { rows: JSON.stringify(rows), rev: next });
  return done(edit, next, { version, rows: rows.length });
}

/** The version of the draft that was at `rev`, or of one that begins; null when it is another one by now. */
async function draftVersion(tx: Tx, { may }: Editing, rev: number): Promise<number | null> {
  const draft = await lockDraft(tx, may);
  if (draft !== undefined) return draft.rev === rev ? draft.version : null;
  if (rev !== 0) return null;
  const version = (await latestVersion(tx)) + 1;
  return (await insertDraft(tx, may, version)) ? version : null;
}
