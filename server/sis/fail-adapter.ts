import { isTooMuch, LOOK_UP_LIMIT, READING_LIMIT, type Tally, verdictOn } from '../../shared/sis/health.ts';
import { LOOK_UP_OUTCOMES } from '../../shared/wire/adapters.ts';
import { append } from '../audit/append.ts';
import { grouped } from '../roster/grouped.ts';
import { systemAct } from '../roster/carry-out.ts';
import type { Looker, Store } from '../store/store.ts';
import { publishedRevision, putSwitch, switchOf } from './adapter.repo.ts';
import { noteAdaptersChanged, takeAdapterTurn } from './adapters-tag.repo.ts';
import { healthOfDay, type HealthRow } from './health.repo.ts';

type About = Pick<HealthRow, 'adapterId' | 'day' | 'revision'>;

/** Thrown inside the transaction where another request has switched it by then: one entry is enough. */
class SwitchedMeanwhile extends Error {}

/**
 * Switches an adapter off when too much of what its revision in force read today was wrong (`isTooMuch`): a wrong
 * student is worse than no panel. Once, with an entry of the system's own. One that somebody switched on again today
 * was judged by a person, and stays.
 */
export async function failIfTooMuch(store: Store, at: number, about: About): Promise<void> {
  const why = await store.look(async (q) => ((await mayFail(q, about)) ? wrongAbout(q, about) : null));
  if (why === null) return;
  const { adapterId: id, revision } = about;
  const switched = store.write(systemAct(store, at), async (tx) => {
    await takeAdapterTurn(tx);
    if (!(await mayFail(tx, about))) throw new SwitchedMeanwhile();
    await putSwitch(tx, { id, off: 'failing', at, staffId: null, trustedOn: null });
    await noteAdaptersChanged(tx);
    const detail = JSON.stringify({ id, revision, why });
    const event = { action: 'adapter.fail', resource: 'adapter', decision: 'done', detail } as const;
    return { receipt: await append(tx, event), value: undefined };
  });
  await switched.catch((error: unknown) => {
    if (!(error instanceof SwitchedMeanwhile)) throw error;
  });
}

/** Whether this revision is in force and nobody has vouched for it today. */
async function mayFail(q: Looker, { adapterId, revision, day }: About): Promise<boolean> {
  const turned = await switchOf(q, adapterId);
  if (turned !== undefined && (turned.off !== '' || turned.trustedOn === day)) return false;
  return (await publishedRevision(q, adapterId)) === revision;
}

/** What there was too much of: look-ups in which name and number were two students', or readings of unknown pages. */
async function wrongAbout(q: Looker, about: About): Promise<'look-ups' | 'readings' | null> {
  const rows = await healthOfDay(q, about);
  const isLookUp = ({ outcome }: (typeof rows)[number]) => LOOK_UP_OUTCOMES.some((each) => each === outcome);
  if (isTooMuch(talliesOf(rows.filter(isLookUp)), LOOK_UP_LIMIT)) return 'look-ups';
  return isTooMuch(talliesOf(rows.filter((row) => !isLookUp(row))), READING_LIMIT) ? 'readings' : null;
}

function talliesOf(rows: readonly Pick<HealthRow, 'reporter' | 'page' | 'outcome' | 'count'>[]): Tally[] {
  const of = (mine: typeof rows, verdict: ReturnType<typeof verdictOn>) =>
    mine.filter((row) => verdictOn(row) === verdict).reduce((sum, { count }) => sum + count, 0);
  return [...grouped(rows, ({ reporter }) => reporter).values()].map((mine) => ({
    right: of(mine, 'right'),
    wrong: of(mine, 'wrong'),
  }));
}
