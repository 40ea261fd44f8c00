import type * as z from 'zod/mini';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { type AuditEntry, decodeLine } from '../../shared/audit/line.ts';
import { rootHash } from '../../shared/audit/tree.ts';
import {
  type AuditListAnswer,
  type auditListRequestSchema,
  type AuditRow,
  COUNTED_MOST,
  EVERYTHING,
} from '../../shared/wire/audit.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import { decideGlobal, explainRefusal } from '../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../store/store.ts';
import { sha256, toBase64 } from './sha256.ts';
import { readHead } from './audit.repo.ts';
import { countSought, linesBefore, type MayReadTrail, namesOf, type Sought } from './list.repo.ts';
import { actionFor, isWhole, soughtBy } from './sought.ts';
import { type Stated, statedPurposes } from './stated-purposes.ts';

type Asked = z.infer<typeof auditListRequestSchema>;
type Head = Awaited<ReturnType<typeof readHead>>;

/**
 * One page of what was sought in the trail, newest first, with the names its references stand for. Reading the trail is
 * itself in the trail: with what was sought, and for a member of staff with what for. Throws `not-allowed` for everybody
 * but those whose rule opens it (R60); searching by a member of staff has a rule of its own (R37 to R41).
 */
export async function listTrail(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  { filter = EVERYTHING, ...page }: Asked,
  timeZone: string,
): Promise<AuditListAnswer> {
  const action = actionFor(filter);
  const decided = decideGlobal(signedIn.actor, action);
  const sought = decided.allow ? await soughtBy(store, filter, timeZone) : undefined;
  const answer = await store.read(context, async (q) => {
    const event: AuditEvent = { action, resource: 'audit', decision: 'refused' };
    if (!decided.allow || sought === undefined) {
      return audited({ ...event, detail: JSON.stringify({ filter }) }, undefined);
    }
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const { value, studentId } = await pageOf(q, decided.grant, sought, page);
    const detail = JSON.stringify({ filter, ...page, count: value.rows.length });
    return audited({ ...event, decision: 'allowed', studentId, ruleIds, fieldClasses, purpose, detail }, value);
  });
  if (answer === undefined) throw problems.notAllowed(explainRefusal(action, signedIn.locale));
  return answer;
}

async function pageOf(q: Reader, may: MayReadTrail, sought: Sought, { before, limit }: Omit<Asked, 'filter'>) {
  const head = await readHead(q);
  const lines = await linesBefore(q, may, sought, before ?? head.size + 1, limit + 1);
  const entries = lines.slice(0, limit).map(decodeLine);
  const stated = await statedPurposes(q, may.actor, entries);
  const about = [...stated.values()].map(({ staffId }) => staffId);
  const names = await namesFor(q, may, entries, { student: sought.studentId, staff: about });
  const value: AuditListAnswer = {
    rows: entries.map((entry) => toRow(entry, names, stated.get(entry.seq))),
    total: await totalOf(q, may, sought, before === undefined && lines.length <= limit ? lines.length : undefined),
    next: lines.length > limit ? (entries.at(-1)?.seq ?? null) : null,
    size: head.size,
    root: rootOf(head),
  };
  // Whom a reader asked about is on that student's own trail, if there is such a student.
  const known = sought.studentId !== undefined && names.students.has(sought.studentId);
  return { value, studentId: known ? sought.studentId : undefined };
}

/**
 * How many were sought, `known` when one page shows them all. None for a member of staff: nobody's uses are counted,
 * ranked or scored (R37 to R41).
 */
async function totalOf(
  q: Reader,
  may: MayReadTrail,
  sought: Sought,
  known: number | undefined,
): Promise<AuditListAnswer['total']> {
  if (sought.staffId !== undefined) return null;
  if (isWhole(sought)) return { count: sought.last, more: false };
  const counted = known ?? (await countSought(q, may, sought, COUNTED_MOST + 1));
  return { count: Math.min(counted, COUNTED_MOST), more: counted > COUNTED_MOST };
}

const rootOf = (head: Head) => toBase64(rootHash(sha256, head));

function namesFor(
  q: Reader,
  may: MayReadTrail,
  entries: readonly AuditEntry[],
  asked: { readonly student: string | undefined; readonly staff: readonly string[] },
) {
  const present = (ids: (string | null | undefined)[]) => [...new Set(ids.filter((id) => typeof id === 'string'))];
  const staffIds = present([...asked.staff, ...entries.map((e) => e.actorId)]);
  return namesOf(q, may, staffIds, present([asked.student, ...entries.map((e) => e.studentId)]));
}

function toRow(e: AuditEntry, names: Awaited<ReturnType<typeof namesOf>>, stated: Stated | undefined): AuditRow {
  const student = e.studentId === undefined ? undefined : names.students.get(e.studentId);
  return {
    seq: e.seq,
    at: e.at,
    actor: e.actorId === null ? null : { staffId: e.actorId, name: names.staff.get(e.actorId) ?? '' },
    action: e.action,
    student: student === undefined || e.studentId === undefined ? null : { studentId: e.studentId, ...student },
    resource: e.resource,
    fieldClasses: [...(e.fieldClasses ?? [])],
    purpose: e.purpose ?? null,
    stated: stated?.purpose ?? null,
    about:
      stated === undefined
        ? null
        : { staffId: stated.staffId, name: names.staff.get(stated.staffId) ?? stated.staffId },
    decision: e.decision,
    ruleIds: [...(e.ruleIds ?? [])],
    grantId: e.grantId ?? null,
    requestId: e.requestId,
  };
}
