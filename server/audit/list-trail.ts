import { type AuditEntry, decodeLine } from '../../shared/audit/line.ts';
import { rootHash } from '../../shared/audit/tree.ts';
import type { AuditListAnswer, AuditRow } from '../../shared/wire/audit.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import { decideGlobal, explainRefusal } from '../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../store/store.ts';
import { sha256, toBase64 } from './sha256.ts';
import { readHead } from './audit.repo.ts';
import { linesBefore, namesOf } from './list.repo.ts';

/**
 * One page of the trail, newest first, with the names its references stand for. Reading the trail is itself in the
 * trail. Throws `not-allowed` for everybody but those whose rule opens it (R60).
 */
export async function listTrail(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  page: { before?: number | undefined; limit: number },
): Promise<AuditListAnswer> {
  const answer = await store.read(context, async (q) => {
    const decided = decideGlobal(signedIn.actor, 'audit.read');
    const event = {
      action: 'audit.read',
      resource: 'audit',
      ruleIds: decided.allow ? decided.grant.decision.ruleIds : [],
    } as const;
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { grant } = decided;
    const head = await readHead(q);
    const before = page.before ?? head.size + 1;
    const entries = (await linesBefore(q, grant, before, page.limit)).map(({ line }) => decodeLine(line));
    const last = entries.at(-1);
    const value: AuditListAnswer = {
      rows: await named(q, grant, entries),
      total: head.size,
      next: last === undefined || last.seq === 1 ? null : last.seq,
      root: toBase64(rootHash(sha256, head)),
    };
    return audited({ ...event, decision: 'allowed', detail: JSON.stringify({ before, count: entries.length }) }, value);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal('audit.read', signedIn.locale));
  return answer;
}

async function named(q: Reader, grant: Parameters<typeof namesOf>[1], entries: AuditEntry[]): Promise<AuditRow[]> {
  const present = (ids: (string | null | undefined)[]) => [...new Set(ids.filter((id) => typeof id === 'string'))];
  const names = await namesOf(
    q,
    grant,
    present(entries.map((e) => e.actorId)),
    present(entries.map((e) => e.studentId)),
  );
  return entries.map((e) => {
    const student = e.studentId === undefined ? undefined : names.students.get(e.studentId);
    return {
      seq: e.seq,
      at: e.at,
      actor: e.actorId === null ? null : { staffId: e.actorId, name: names.staff.get(e.actorId) ?? '' },
      action: e.action,
      student: student === undefined || e.studentId === undefined ? null : { studentId: e.studentId, ...student },
      resource: e.resource,
      fieldClasses: [...(e.fieldClasses ?? [])],
      decision: e.decision,
      ruleIds: [...(e.ruleIds ?? [])],
      requestId: e.requestId,
    };
  });
}
