import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DirectoryMake, ListScope } from '../../../shared/areas/directory/directory.ts';
import { askedHeld, listFault, type ListFault, type Purpose } from '../../../shared/areas/directory/listed.ts';
import { type DirectoryPolicy, isLimited } from '../../../shared/areas/directory/policy.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { takeImportTurn } from '../../roster/roster-write.repo.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext, Effect } from '../../sync/command.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { committedTo } from '../cases/case-row.ts';
import { isBarredParty } from '../disclosures/release-faults.ts';
import { gatherList, purposeOf } from './gather-list.ts';
import { insertList } from './list.repo.ts';
import { listFile } from './list-file.ts';
import { listing, openRequest } from './listing.ts';
import { logList } from './log-list.ts';
import { readPolicy } from './policy-now.ts';

/**
 * Makes a list that was asked for, in one transaction in which neither the roster nor a refusal changes: who may be on
 * it, the file's hash, and for recruiters or a limited use one entry in each student's log (R104, R105, R117). A long
 * write. The file itself is not kept: `listFileAgain` gives it as long as it would be the same.
 */
export async function makeList(tx: Tx, context: CommandContext, { requestId }: DirectoryMake): Promise<Effect> {
  // Before all else, as an import takes its turn first of all.
  await takeImportTurn(tx);
  return listing(tx, context, 'directory.make', async (may, common) => {
    const open = await openRequest(tx, may, requestId);
    if (!('found' in open)) return open;
    const filled = JSON.parse(open.found.filled) as Filled;
    const scope = JSON.parse(open.found.scope) as ListScope;
    const purpose = purposeOf(filled);
    // R126
    if (await isBarredParty(tx, may, purpose.party)) return { code: 'party-barred', words: m.refused_list_barred };
    const { rev: policyRev, policy } = await readPolicy(tx);
    const { calendar } = await readCalendar(tx);
    const fault = listFault(policy, purpose, may.actor.asOf.day, calendar);
    if (fault !== null) return { code: fault, words: FAULTS[fault] };
    const { rows, refused } = await gatherList(tx, may, { filled, scope }, policy);
    const items = askedHeld(purpose);
    const { locale } = context.signedIn;
    const { sha256 } = await listFile(rows, { filled, items, locale });
    const logged = isLogged(purpose, policy);
    if (logged) await logList(tx, may, rows, { filled, items, rev: common.rev, locale, rest: () => nextTurn() });
    const made = { outcome: 'made', why: '', items: JSON.stringify(items), listed: rows.length, refused };
    await insertList(tx, may, { requestId, ...made, sha256, locale, logged, ...common });
    // R104: filter, count and hash; whose rows it has is committed to without saying it.
    const { audience } = purpose;
    return {
      detail: { requestId, audience, ...scope, items, policyRev, refused, sha256, logged, ...committedTo(rows) },
    };
  });
}

/** R105; and R104 where the district limits its use to parties or purposes (R117 note). */
const isLogged = ({ audience }: Purpose, policy: DirectoryPolicy | null): boolean =>
  audience !== 'public' || (policy !== null && isLimited(policy));

const FAULTS: Readonly<Record<ListFault, typeof m.refused_list_no_policy>> = {
  'no-policy': m.refused_list_no_policy,
  'old-policy': m.refused_list_old_policy,
  'too-early': m.refused_list_too_early,
  'recruiters-early': m.refused_list_recruiters_early,
  'not-designated': m.refused_list_not_designated,
  'not-held': m.refused_list_not_held,
  'not-for-party': m.refused_list_not_for_party,
  'not-for-purpose': m.refused_list_not_for_purpose,
};
