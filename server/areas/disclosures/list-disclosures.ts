import type { DisclosureListRequest, DisclosureRow } from '../../../shared/areas/disclosures/disclosure.ts';
import { sha256, toBase64 } from '../../audit/sha256.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type JsonText, jsonText, withMembers } from '../../http/json-text.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { type NamesInUse, namesInUse } from '../names/names-in-use.ts';
import { disclosuresOf } from './disclosure.repo.ts';
import { placeOf } from '../../store/log-filter.ts';
import { narrowed, withoutReceiver } from './narrowed.ts';
import { countDisclosures } from './tally.repo.ts';

/**
 * A page of the disclosure log, of a school or of all, with the exact total, for the custodian of the records and assistants (R119).
 * One entry a page, which commits to what it showed. The text is `disclosureListAnswerSchema`'s. Throws `not-allowed` for everybody else.
 */
export async function listDisclosures(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  asked: DisclosureListRequest,
): Promise<JsonText> {
  const answer = await store.read<JsonText | 'too-many' | undefined>(context, async (q) => {
    const decided = decideGlobal(signedIn.actor, 'disclosure.list');
    const event = { action: 'disclosure.list', resource: 'disclosure-log' } as const;
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { grant } = decided;
    const { ruleIds, purpose } = grant.decision;
    const found = await page(q, grant, asked);
    if (found === 'too-many') return audited({ ...event, decision: 'failed', ruleIds, purpose }, found);
    const { text, count, fieldClasses } = found;
    const shown = toBase64(sha256(Buffer.from(text.text, 'utf8')));
    const detail = JSON.stringify({ ...withoutReceiver(asked), count, shown });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, text);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('disclosure.list', signedIn.locale));
  if (answer === 'too-many') throw problems.invalid([{ path: 'receiver', code: 'too-many' }]);
  return answer;
}

async function page(q: Reader, may: Authorized<'disclosure.list'>, asked: DisclosureListRequest) {
  const filter = await narrowed(q, may, asked);
  if (filter === 'too-many') return filter;
  const found = await disclosuresOf(q, may, { ...filter, before: asked.before, limit: asked.limit + 1 });
  const rows = found.slice(0, asked.limit);
  const last = rows.at(-1);
  const next = found.length > rows.length && last !== undefined ? placeOf(last) : null;
  const total = await countDisclosures(q, may, filter);
  const inUse = await namesInUse(q, may.actor);
  const { texts, whose } = withNames(rows, inUse);
  const text = withMembers({ total, next }, { rows: jsonText(`[${texts.join(',')}]`) });
  return { text, count: rows.length, fieldClasses: inUse.toldWith(may.decision.fieldClasses, whose) };
}

/** The database made the rows as they go out: only for who works with students under another name are they taken apart. */
function withNames(texts: readonly string[], { chosen, inRows }: NamesInUse) {
  if (chosen.size === 0) return { texts, whose: [] };
  const rows = texts.map((text) => JSON.parse(text) as DisclosureRow);
  return {
    texts: inRows(rows).map((row) => JSON.stringify(row)),
    whose: rows.map(({ student }) => ({ studentId: student.id })),
  };
}
