import type { BAR_GROUNDS, Parties } from '../../../shared/areas/disclosures/party.ts';
import type { SealedReleases } from '../../../shared/areas/disclosures/release.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { toForm } from './log-entry.ts';
import { barsKept, partiesKept } from './party.repo.ts';
import { sealedCorrections, sealedKept } from './sealed.repo.ts';

type May = Authorized<'custody.keep'>;

/** The custodian's sealed book, newest first (R117). One entry, the same as of the parties. Throws `not-allowed` for everybody else. */
export const readSealed = (store: Store, context: AuditContext, signedIn: SignedIn): Promise<SealedReleases> =>
  readCustody(store, context, signedIn, async (q, may) => {
    const rows = await sealedKept(q, may);
    const corrections = new Map((await sealedCorrections(q, may)).map(({ releaseId, ...one }) => [releaseId, one]));
    return {
      releases: rows.map((row) => ({
        releaseId: row.id,
        student: { id: row.studentId, name: row.studentName, sisId: row.sisId },
        at: row.at,
        form: toForm(row),
        recorded: { at: row.recordedAt, by: row.recordedBy },
        corrected: corrections.get(row.id) ?? null,
      })),
    };
  });

/** The parties that the district deals with, and their bars (R126). One entry. Throws `not-allowed` for everybody else. */
export const readParties = (store: Store, context: AuditContext, signedIn: SignedIn): Promise<Parties> =>
  readCustody(store, context, signedIn, async (q, may) => {
    const [parties, bars] = [await partiesKept(q, may), await barsKept(q, may)];
    return {
      parties: parties.map(({ id, name, capacity, barredUntil }) => ({
        partyId: id,
        name,
        capacity,
        barredUntil,
        bars: bars.filter(({ partyId }) => partyId === id).map(toBar),
      })),
      today: may.actor.asOf.day,
    };
  });

type Bar = Parties['parties'][0]['bars'][0];

function toBar({ from, until, ground, finding, ...row }: Awaited<ReturnType<typeof barsKept>>[number]): Bar {
  const { recordedAt, recordedBy, liftedAt, liftedBy, liftedWhy } = row;
  return {
    from,
    until,
    // It came in by `partyBarSchema`.
    ground: ground as (typeof BAR_GROUNDS)[number],
    finding,
    recorded: { at: recordedAt, by: recordedBy },
    lifted: liftedAt === null ? null : { at: liftedAt, by: liftedBy ?? '', why: liftedWhy ?? '' },
  };
}

async function readCustody<T>(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  read: (q: Reader, may: May) => Promise<T>,
): Promise<T> {
  const found = await store.read<{ value: T } | undefined>(context, async (q) => {
    const decided = decideGlobal(actor, 'custody.keep');
    const event = { action: 'custody.view', resource: 'custody' } as const;
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const value = await read(q, decided.grant);
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose }, { value });
  });
  if (found === undefined) throw problems.notAllowed(explainRefusal('custody.keep', locale));
  return found.value;
}
