import type { DisclosureListRequest } from '../../../shared/areas/disclosures/disclosure.ts';
import { sha256, toBase64 } from '../../audit/sha256.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type JsonText, jsonText, withMembers } from '../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { countDisclosures, disclosuresOf } from './disclosure.repo.ts';

/**
 * A page of a building's disclosure log with the exact total, for the custodian of the records and assistants (R119).
 * One entry a page, which commits to what it showed. The text is `disclosureListAnswerSchema`'s. Throws `not-allowed` for everybody else.
 */
export async function listDisclosures(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  asked: DisclosureListRequest,
): Promise<JsonText> {
  const answer = await store.read(context, async (q) => {
    const decided = decideGlobal(signedIn.actor, 'disclosure.list');
    const event = { action: 'disclosure.list', resource: 'disclosure-log' } as const;
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { grant } = decided;
    const { ruleIds, fieldClasses, purpose } = grant.decision;
    const { text, count } = await page(q, grant, asked);
    const shown = toBase64(sha256(Buffer.from(text.text, 'utf8')));
    const detail = JSON.stringify({ ...asked, count, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('disclosure.list', signedIn.locale));
  return answer;
}

async function page(q: Reader, may: Authorized<'disclosure.list'>, asked: DisclosureListRequest) {
  const found = await disclosuresOf(q, may, { ...asked, limit: asked.limit + 1 });
  const rows = found.slice(0, asked.limit);
  const next = found.length > rows.length ? placeOf(rows.at(-1)) : null;
  const total = await countDisclosures(q, may, asked);
  const text = withMembers({ total, next }, { rows: jsonText(`[${rows.join(',')}]`) });
  return { text, count: rows.length };
}

function placeOf(row: string | undefined): { at: number; id: string } | null {
  if (row === undefined) return null;
  const { at, id } = JSON.parse(row) as { at: number; id: string };
  return { at, id };
}
