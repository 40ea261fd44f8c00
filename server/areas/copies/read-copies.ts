import type * as z from 'zod/mini';
import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Copy, CopyList, copyListRequestSchema, CopyRow } from '../../../shared/areas/copies/copy.ts';
import { COPY_STATES } from '../../../shared/areas/copies/copy-state.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { classFilterFor, decideGlobal, decideStudent, explainRefusal, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { committedTo } from '../cases/case-row.ts';
import { readStudent } from '../cases/student.repo.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { contentsHash, copyNow } from './copy-now.ts';
import { copiesListed, copyStepsOf } from './copy.repo.ts';
import type { MayCopy } from './copying.ts';
import { heldNames } from './other-names.ts';

export interface WhichCopy {
  readonly studentId: string;
  readonly copyId: string;
}

/**
 * A copy as it stands, for whoever makes copies of this record: the maker, and the second person who looks at it. One
 * entry a view, of every class that it may hold. Throws `not-visible` alike for a hidden and an unknown student or copy.
 */
export async function readCopy(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  which: WhichCopy,
): Promise<Copy> {
  const { studentId, copyId } = which;
  const found = await store.read(context, async (q) => {
    const event: AuditEvent = { action: 'copy.view', studentId, resource: 'copy', decision: 'refused' };
    const answer = await decideStudent(q, actor, studentId, 'copy.make');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { ruleIds, fieldClasses, purpose } = answer.grant.decision;
    const value = await copyOf(q, answer.grant, copyId, locale);
    if (value === undefined) return audited({ ...event, ruleIds }, undefined);
    // They are sought next, under the lock for which everybody waits who writes.
    if (value.state === 'making') await heldNames(q, { runtime: store.runtime, may: answer.grant });
    const detail = JSON.stringify({ copyId });
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, value);
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('copy.make', locale));
  return found;
}

async function copyOf(q: Reader, grant: MayCopy, copyId: string, locale: Locale): Promise<Copy | undefined> {
  const steps = await copyStepsOf(q, grant, copyId);
  if (steps.length === 0) return undefined;
  const student = await readStudent(q, grant);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const state = copyNow(steps);
  const { form, consentId, chosen } = state;
  const hash = contentsHash(state, form);
  return {
    student: { id: student.id, name: fullName(student), sisId: student.sisId },
    copyId,
    state: state.name,
    form: form as Copy['form'],
    consentId,
    chosen: chosen && {
      parts: [...chosen.parts],
      lang: chosen.lang,
      lines: chosen.lines.map((line) => ({ ...line })),
      hits: chosen.hits.map(({ whom, ...hit }) => ({ ...hit, whom: [...whom] })),
      leftOut: chosen.leftOut.map((one) => ({ ...one })),
      at: steps.findLast(({ kind }) => kind === 'chosen')?.at ?? 0,
    },
    decisions: state.decisions.map((one) => ({ ...one })),
    reviewed: state.reviewed,
    back: state.back,
    hash,
    approved: state.approved === hash,
    own: state.makers.has(grant.actor.staffId),
    sha256: state.handed?.sha256 ?? null,
    steps: steps.map(({ id, kind, by, role, at }) => ({
      id,
      kind,
      by,
      role: isRole(role) ? ROLE_TITLES[role][locale] : role,
      at,
    })),
  };
}

/**
 * Copies that are being made or were handed over, of the students of whom the reader may make any. One entry with a
 * commitment to whose they are. Throws `not-allowed` for who makes none.
 */
export async function listCopies(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { view, limit }: z.infer<typeof copyListRequestSchema>,
): Promise<CopyList> {
  const list = await store.read(context, async (q) => {
    const event = { action: 'copy.list', resource: 'copy' } as const;
    const decided = decideGlobal(actor, 'copy.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const filter = classFilterFor(actor, 'copy.make', 'disclosure');
    const found = filter.empty ? [] : await copiesListed(q, filter, { view, reader: actor.staffId, limit });
    const inUse = await namesInUse(q, actor);
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const told = inUse.toldWith(fieldClasses, found);
    const detail = JSON.stringify({ view, ...committedTo(found) });
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses: told, purpose, detail };
    return audited(allowed, { rows: inUse.inRows(found.map(toRow)), today: actor.asOf.day });
  });
  if (list === undefined) throw problems.notAllowed(explainRefusal('copy.list', locale));
  return list;
}

function toRow(row: Awaited<ReturnType<typeof copiesListed>>[number]): CopyRow {
  const { copyId, studentId, name, sisId, party, basis, at, by } = row;
  const state = COPY_STATES.find((one) => one === row.state);
  if (state === undefined) throw new Error('A copy is in a state that there is not.');
  const mine = state === 'review' && row.ownSteps === 0;
  return { copyId, student: { id: studentId, name, sisId }, party, basis, state, begun: { at, by }, mine };
}
