import { checkTrail } from '../../server/audit/check-trail.ts';
import { append } from '../../server/audit/append.ts';
import type { Tender, Tx } from '../../server/store/store.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';
import { systemContext, type TempStore } from '../tools/temp-store.ts';

/** An entry with a detail, so that both of the trail's tables are written. */
export const EVENT: AuditEvent = { action: 'roster.import', resource: 'roster', decision: 'done', detail: '{}' };

/** Keeps a name: the effect that the tests count. */
export async function keep({ db, tables }: Tender, name: string, value = ''): Promise<void> {
  await db.insert(tables.setting).values({ name, value });
}

/** A write with its entry; gives the entry's number. */
export function writing(
  { store, runtime }: Pick<TempStore, 'store' | 'runtime'>,
  work: (tx: Tx) => Promise<unknown>,
  options?: { readonly long?: boolean },
): Promise<number> {
  const write = async (tx: Tx) => {
    await work(tx);
    const receipt = await append(tx, EVENT);
    return { receipt, value: receipt.seq };
  };
  return store.write(systemContext(runtime), write, options);
}

/** The same for work that waits for more than its database, as only a long write may. */
export const waiting = (
  temp: Pick<TempStore, 'store' | 'runtime'>,
  work: (tx: Tx) => Promise<unknown>,
): Promise<number> => writing(temp, work, { long: true });

/** The names that are kept, in their order, as an outsider sees them. */
export async function names({ rows }: TempStore): Promise<string[]> {
  return (await rows('SELECT name FROM setting ORDER BY name')).flat().map(String);
}

/**
 * How many entries the trail has. Throws when a line, a detail, a number or the head is not as it must be. That a
 * detail is missing is no fault: it may have been destroyed.
 */
export async function verifiedTrail({ examiner }: TempStore): Promise<number> {
  const { size, faults } = await checkTrail(examiner, () => undefined);
  if (faults.length > 0) throw new Error(`The trail does not verify: ${faults.join('; ')}`);
  return size;
}

/** A promise to be kept by hand. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** Lets so many turns of the event loop pass. */
export async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
