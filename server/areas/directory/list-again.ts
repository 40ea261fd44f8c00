import type { ListFile, ListScope } from '../../../shared/areas/directory/directory.ts';
import { listFault } from '../../../shared/areas/directory/listed.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { committedTo } from '../cases/case-row.ts';
import { gatherList, purposeOf } from './gather-list.ts';
import { listRequestOf } from './list.repo.ts';
import { listFile } from './list-file.ts';
import { readPolicy } from './policy-now.ts';

/**
 * The file of a list that was made, as it was: made anew by the roster and the refusals of now, and given only where it
 * is the same byte for byte. So nobody's refusal is passed over by a file that lies about, and none is kept here. One
 * entry with count and hash (R104). Throws `not-allowed`, and `not-found` for a list that was not made.
 */
export async function listAgain(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  requestId: string,
): Promise<ListFile> {
  const found = await store.read<{ value: ListFile | undefined } | undefined>(
    context,
    async (q) => {
      const event = { action: 'directory.file', resource: 'directory' } as const;
      const decided = decideGlobal(actor, 'directory.list');
      if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
      const { ruleIds, purpose, fieldClasses } = decided.grant.decision;
      const known = { ...event, ruleIds, purpose };
      const made = await again(q, decided.grant, requestId);
      if (made === undefined) return audited({ ...known, decision: 'failed' }, { value: undefined });
      const isSame = made.file.state === 'same';
      const detail = JSON.stringify({ requestId, state: made.file.state, ...(isSame ? made.told : {}) });
      const decision = isSame ? 'allowed' : 'failed';
      return audited({ ...known, decision, ...(isSame ? { fieldClasses } : {}), detail }, { value: made.file });
    },
    { long: true },
  );
  if (found === undefined) throw problems.notAllowed(explainRefusal('directory.list', locale));
  if (found.value === undefined) throw problems.notFound();
  return found.value;
}

async function again(q: Reader, may: Authorized<'directory.list'>, requestId: string) {
  const row = await listRequestOf(q, may, requestId);
  if (row?.list?.outcome !== 'made') return undefined;
  const { list } = row;
  const asked = { filled: JSON.parse(row.filled) as Filled, scope: JSON.parse(row.scope) as ListScope };
  const { policy } = await readPolicy(q);
  const { calendar } = await readCalendar(q);
  const changed = { file: { state: 'changed' } as const, told: {} };
  if (listFault(policy, purposeOf(asked.filled), may.actor.asOf.day, calendar) !== null) return changed;
  const { rows } = await gatherList(q, may, asked, policy);
  const items = JSON.parse(list.items) as string[];
  const { text, sha256 } = await listFile(rows, {
    filled: asked.filled,
    items,
    locale: list.locale === 'es' ? 'es' : 'en',
  });
  if (sha256 !== list.sha256) return changed;
  return { file: { state: 'same', text, sha256 } as const, told: { sha256, ...committedTo(rows) } };
}
