import type { AuditEvent } from '../../../shared/audit/event.ts';
import { EVERYTHING } from '../../../shared/wire/audit.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../store/store.ts';
import type { CheckpointRow } from '../checkpoint.repo.ts';
import { TrailBroken } from '../trail-broken.ts';
import type { MayReadTrail } from '../list.repo.ts';
import { actionFor, soughtBy } from '../sought.ts';
import type { TrailKeeper } from '../trail-keeper.ts';
import { entriesFile, type ExportFile, trailFile } from './file.ts';
import { seqsOf, studentOf, type Wanted } from './wanted.ts';

/** How a file is asked for, besides what shall be in it. */
export interface Exporting {
  readonly store: Store;
  readonly trail: TrailKeeper | undefined;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

/** Who may, under what, and the checkpoint that vouches. */
interface Granted {
  readonly may: MayReadTrail;
  readonly trail: TrailKeeper;
  readonly covered: CheckpointRow;
}

/**
 * A file of the trail with its proofs (R60): the trail is signed as it stands, the export is in the trail with what it
 * was of and the root that it vouches for, and only then is the file read, piece by piece. Throws `not-allowed` for
 * everybody but those whose rule opens the trail, `invalid` for an entry that is not there, `storage-damaged` where
 * nothing can be signed.
 */
export async function exportTrail(exporting: Exporting, wanted: Wanted): Promise<ExportFile> {
  const { store, context, timeZone } = exporting;
  const { may, trail, covered } = await granted(exporting, wanted);
  const { size, root } = covered;
  const sought = 'seq' in wanted || wanted.filter === null ? null : await soughtBy(store, wanted.filter, timeZone);
  const seqs = await store.read(
    context,
    async (q) => {
      const found = 'seq' in wanted ? [wanted.seq] : sought && (await seqsOf(q, may, sought, size));
      const detail = detailOf(wanted, { entries: found?.length ?? size, size, root });
      const studentId = await studentOf(q, may, wanted);
      return audited({ ...eventOf(may), decision: 'allowed', studentId, detail }, found);
    },
    { long: true },
  );
  const making = { store, may, keys: trail.keys, covered, by: context.actorId, at: context.at };
  return seqs === null ? trailFile(making) : entriesFile(making, shownFilter(wanted), seqs);
}

/** Refusals and failures are in the trail as well. */
async function granted({ store, trail, context, signedIn }: Exporting, wanted: Wanted): Promise<Granted> {
  const action = actionFor(('filter' in wanted ? wanted.filter : null) ?? EVERYTHING);
  const decided = decideGlobal(signedIn.actor, action);
  const tell = (event: Pick<AuditEvent, 'decision'> & Partial<AuditEvent>) =>
    store.read(context, () =>
      Promise.resolve(audited({ ...eventOf(null), ...event, detail: detailOf(wanted, {}) }, undefined)),
    );
  if (!decided.allow) {
    await tell({ decision: 'refused' });
    throw problems.notAllowed(explainRefusal(action, signedIn.locale));
  }
  const covered = await signedNow(trail);
  if (trail !== undefined && covered !== undefined && !isBeyond(wanted, covered)) {
    return { may: decided.grant, trail, covered };
  }
  await tell({ ...eventOf(decided.grant), decision: 'failed' });
  throw covered === undefined ? problems.trailBroken() : problems.invalid([{ path: 'seq', code: 'too_big' }]);
}

/** The newest checkpoint, of this moment; undefined where the trail cannot be signed. */
export async function signedNow(trail: TrailKeeper | undefined): Promise<CheckpointRow | undefined> {
  try {
    return await trail?.sign();
  } catch (error) {
    if (error instanceof TrailBroken) return undefined;
    throw error;
  }
}

const isBeyond = (wanted: Wanted, { size }: CheckpointRow): boolean => 'seq' in wanted && wanted.seq > size;

function eventOf(may: MayReadTrail | null): Omit<AuditEvent, 'decision'> {
  const event = { action: 'audit.export', resource: 'audit' } as const;
  if (may === null) return event;
  const { ruleIds, fieldClasses, purpose } = may.decision;
  return { ...event, ruleIds, fieldClasses, purpose };
}

const detailOf = (wanted: Wanted, more: object): string => JSON.stringify({ ...wanted, ...more });

/** As the file says it: what a search for a member of staff was for stays in the trail's own details. */
function shownFilter(wanted: Wanted): object {
  if ('seq' in wanted) return wanted;
  const { staff, ...rest } = wanted.filter ?? EVERYTHING;
  return staff === undefined ? rest : { ...rest, staff: { staffId: staff.staffId } };
}
