import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { authorRole } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { CommandContext } from '../../sync/command.ts';
import type { Stop } from '../../sync/effects.ts';
import { readStudent } from '../cases/student.repo.ts';
import { aboutOf, instantOf } from './about.ts';
import { insertEntry, isEntryId, type MayEnter, schoolOf } from './entry.repo.ts';
import { keepReceiver } from './receiver.repo.ts';
import { isSealed, readRelease, recordFaults } from './release-faults.ts';

interface NewEntry {
  readonly disclosureId: string;
  readonly form: ReleaseForm;
  readonly rev: number;
  /** Where the form stands in the op's body. */
  readonly path: string;
}

/** An entry as it will stand in the log. */
export interface ReadyEntry {
  readonly entry: Parameters<typeof insertEntry>[2];
  readonly form: Parameters<typeof insertEntry>[3];
}

/** Keeps an entry of the log; says what stands in the way, where something does, and then keeps nothing. */
export async function keepEntry(
  tx: Tx,
  context: CommandContext,
  may: MayEnter,
  asked: NewEntry,
): Promise<Stop | undefined> {
  const ready = await readyEntry(tx, context, may, asked);
  if (!('entry' in ready)) return ready;
  await putEntry(tx, may, ready);
  return undefined;
}

/** Keeps an entry that nothing stands in the way of. */
export async function putEntry(tx: Tx, may: MayEnter, { entry, form }: ReadyEntry): Promise<void> {
  await keepReceiver(tx, may, entry.party);
  await insertEntry(tx, may, entry, form);
}

/** An entry as it will stand in the log, or what stands in the way. Keeps nothing: where several are kept, all are, or none. */
export async function readyEntry(
  tx: Tx,
  context: CommandContext,
  may: MayEnter,
  { disclosureId, form, rev, path }: NewEntry,
): Promise<ReadyEntry | Stop> {
  const { actor, studentId } = may;
  const student = await readStudent(tx, may);
  const about = await aboutOf(tx, student?.birthDate ?? null, actor.asOf.day);
  if (isSealed(form, about)) return { code: 'sealed', words: m.refused_disclosure_sealed };
  if (await isEntryId(tx, may, disclosureId)) return { code: 'disclosure-kept', words: m.refused_disclosure_kept };
  const read = readRelease(form, about, path);
  const issues = [...('issues' in read ? read.issues : []), ...(await recordFaults(tx, may, form, path))];
  if ('issues' in read || issues.length > 0) return { issues };
  const buildingId = await schoolOf(tx, may);
  if (buildingId === undefined) return { code: 'no-school', words: m.refused_disclosure_no_school };
  const { filled } = read;
  const { at: now } = tx.context;
  const at = instantOf(textAt(filled, 'day'), { today: about.today, at: now, timeZone: context.timeZone });
  const { basis, outcome } = form;
  const who = { party: textAt(filled, 'party'), interest: textAt(filled, 'interest'), recordedBy: actor.staffId };
  return {
    entry: { id: disclosureId, studentId, buildingId, at, basis, outcome, ...who, rev },
    form: { disclosureId, studentId, filled: JSON.stringify(filled), authorRole: authorRole(may), recordedAt: now },
  };
}
