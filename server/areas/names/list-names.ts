import type * as z from 'zod/mini';
import { awaitedSteps, type NameState } from '../../../shared/areas/names/judge.ts';
import type { KeptNamePolicy } from '../../../shared/areas/names/policy.ts';
import type { NameList, nameListRequestSchema, NameRow } from '../../../shared/areas/names/names.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Actor, classFilterFor, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { committedTo } from '../cases/case-row.ts';
import { countUpdatesIn, type ListedUpdate, stepsIn, updatesIn } from './name-list.repo.ts';
import { namesInUse } from './names-in-use.ts';
import { readNamePolicies } from './policies.ts';
import { updatesOfSteps } from './step-row.ts';

type Asked = z.infer<typeof nameListRequestSchema>;

/**
 * The updates that wait for the reader: for a decision (R205), or for what follows one (R206). One entry with a
 * commitment to whose they are. Throws `not-allowed` for who does neither.
 */
export async function listNames(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<NameList> {
  const list = await store.read(context, async (q) => {
    const event = { action: 'name.list', resource: 'name-update' } as const;
    const decided = decideGlobal(actor, 'name.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { rows, total } = await waiting(q, actor, asked);
    const inUse = await namesInUse(q, actor);
    const whose = rows.map(({ student }) => ({ studentId: student.id }));
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const told = inUse.toldWith(fieldClasses, whose);
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses: told, purpose };
    const detail = JSON.stringify({ view: asked.view, ...committedTo(whose) });
    return audited({ ...allowed, detail }, { rows: inUse.inRows(rows), total, today: actor.asOf.day });
  });
  if (list === undefined) throw problems.notAllowed(explainRefusal('name.list', locale));
  return list;
}

/** What each list is of: the state, and what one must have the right to do. */
const VIEWS = {
  decide: { state: 'asked', act: 'name.decide' },
  tasks: { state: 'approved', act: 'name.task' },
} as const satisfies Record<Asked['view'], { state: NameState; act: string }>;

async function waiting(q: Reader, actor: Actor, { view, limit }: Asked): Promise<Pick<NameList, 'rows' | 'total'>> {
  const { state, act } = VIEWS[view];
  const filter = classFilterFor(actor, act, 'names');
  const found = await updatesIn(q, filter, state, limit);
  const steps = updatesOfSteps(await stepsIn(q, filter, state));
  const policies = await readNamePolicies(q);
  const about = { today: actor.asOf.day, policies };
  const rows = found.map((row) => toRow(row, steps.find(({ id }) => id === row.id)?.steps ?? [], about));
  // A page below its limit is its own count.
  return { rows, total: found.length < limit ? found.length : await countUpdatesIn(q, filter, state) };
}

function toRow(
  { id: updateId, studentId, name, sisId, building, birthDate, askedOn, approvedOn, state }: ListedUpdate,
  steps: Parameters<typeof awaitedSteps>[0],
  about: { readonly today: string; readonly policies: readonly KeptNamePolicy[] },
): NameRow {
  return {
    updateId,
    student: { id: studentId, name, sisId },
    building,
    askedOn,
    approvedOn,
    // It came from the same list of words.
    state: state as NameState,
    awaited: [...awaitedSteps(steps, { ...about, birthDate })],
  };
}
