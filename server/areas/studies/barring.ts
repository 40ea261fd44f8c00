import { earliestEnd, namesParty, partyKey } from '../../../shared/areas/disclosures/party.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { NewStep, StepFault, TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext } from '../../sync/command.ts';
import type { Stop } from '../../sync/effects.ts';
import { insertBar, insertParty, partiesKept } from '../disclosures/party.repo.ts';

type May = Authorized<'study.keep'> | Authorized<'study.decide'>;

const organizationOf = (steps: readonly TakenStep[]): string =>
  textAt(steps.find(({ kind }) => kind === 'received')?.filled ?? {}, 'organization');

/** R126: with a barred organization no agreement is made, and nothing is released to it. */
export async function barredFaults(
  tx: Tx,
  may: May,
  { kind }: NewStep,
  before: readonly TakenStep[],
): Promise<readonly StepFault[]> {
  if (kind !== 'agreement' && kind !== 'released') return [];
  const organization = organizationOf(before);
  const parties = await partiesKept(tx, may);
  const isBarred = parties.some((one) => one.barredUntil !== null && namesParty(organization, one.nameKey));
  return isBarred ? [{ path: 'kind', code: 'barred' }] : [];
}

/** A violation of its agreement bars the organization for five years (R98, R126). By whoever keeps the bars. */
export async function barForViolation(
  tx: Tx,
  { signedIn: { actor, locale } }: CommandContext,
  { kind, day, filled }: NewStep,
  before: readonly TakenStep[],
): Promise<Stop | undefined> {
  if (kind !== 'violation') return undefined;
  const decided = decideGlobal(actor, 'custody.keep');
  if (!decided.allow) {
    const would = explainRefusal('custody.keep', locale).join(' · ');
    return { code: 'not-allowed', words: () => would };
  }
  const { grant: may } = decided;
  const name = organizationOf(before);
  const nameKey = partyKey(name);
  const recorded = { recordedBy: actor.staffId, recordedAt: tx.context.at };
  const known = (await partiesKept(tx, may)).find((one) => one.nameKey === nameKey);
  const partyId = known?.id ?? tx.runtime.id();
  if (known === undefined) {
    const added = { addedBy: actor.staffId, addedAt: tx.context.at };
    await insertParty(tx, may, { id: partyId, name, nameKey, capacity: 'study', ...added });
  }
  const bar = {
    partyId,
    firstDay: day,
    lastDay: earliestEnd(day),
    ground: 'study',
    finding: textAt(filled, 'finding'),
  };
  await insertBar(tx, may, { id: tx.runtime.id(), ...bar, ...recorded });
  return undefined;
}
