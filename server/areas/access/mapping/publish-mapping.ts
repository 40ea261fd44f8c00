import { setImmediate as nextTurn } from 'node:timers/promises';
import { RULES } from '../../../../shared/access/rules.ts';
import type { MappingPublish } from '../../../../shared/areas/access/mapping.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { sha256 } from '../../../audit/sha256.ts';
import { takeImportTurn } from '../../../roster/roster-write.repo.ts';
import type { Tx } from '../../../store/store.ts';
import type { CommandContext, Effect } from '../../../sync/command.ts';
import { refused } from '../../../sync/effects.ts';
import { nextRev } from '../../../sync/rev.repo.ts';
import { deriveRoles } from './derive.ts';
import { done, editing, stale } from './editing.ts';
import { parseRows } from './in-force.ts';
import { lockDraft, setPublished } from './role-map.repo.ts';
import { survey } from './survey.ts';

/**
 * Puts the draft in force, by the superintendent's regulation it carries out (R54), and brings everybody's roles to it
 * in the same transaction: the next request of each goes by the new ones. Whoever publishes may lose their own role, as
 * long as an administrator with an account remains. A long write.
 */
export async function publishMapping(tx: Tx, context: CommandContext, body: MappingPublish): Promise<Effect> {
  const edit = editing(context, 'mapping.publish');
  if ('outcome' in edit) return edit;
  const { may, event, locale } = edit;
  // An import brings roles to the map in force too: one after the other, import or publication.
  await takeImportTurn(tx);
  const draft = await lockDraft(tx, may);
  if (draft?.rev !== body.rev) return stale(edit);
  const map = { version: draft.version, rows: parseRows(draft.rows) };
  const { day } = may.actor.asOf;
  const { administrators } = await survey(tx, map.rows, day, nextTurn);
  if (administrators === 0) return refused(event, 'no-administrator', m.refused_mapping_no_administrator, locale);
  const counts = await deriveRoles(tx, map, day, () => nextTurn());
  const rev = await nextRev(tx);
  const { reason, regulation } = body;
  const { version } = map;
  const rulesHash = rulesInForce();
  await setPublished(tx, may, { version, reason, regulation, rulesHash, rev });
  return done(edit, rev, { version, regulation, rulesHash, counts });
}

/** The rule table by which these roles open anything, as SHA-256 (hex): what a role meant on that day stays provable. */
function rulesInForce(): string {
  return Buffer.from(sha256(Buffer.from(JSON.stringify(RULES), 'utf8'))).toString('hex');
}
