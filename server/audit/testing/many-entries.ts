import { systemContext, type TempStore } from '../../../test/tools/temp-store.ts';
import { append } from '../append.ts';

/** So many entries more, in one transaction. */
export async function addEntries(
  { store, runtime }: Pick<TempStore, 'store' | 'runtime'>,
  count: number,
): Promise<void> {
  if (count === 0) return;
  await store.write(systemContext(runtime), async (tx) => {
    const event = { action: 'session.sign-out', resource: 'session', decision: 'allowed' } as const;
    for (let i = 1; i < count; i += 1) await append(tx, event);
    return { receipt: await append(tx, event), value: undefined };
  });
}
