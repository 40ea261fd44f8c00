import type { Op, OpAnswer } from '../../../shared/wire/ops.ts';
import type { Author } from '../client.ts';
import type { Called } from '../faults.ts';
import type { Owner } from '../kept-text.ts';
import { Outbox } from '../outbox.ts';
import { fakeVault, SERVER } from './fake-vault.ts';
import { uuidOf } from './samples.ts';

export const appliedAll = (ops: readonly Op[]): Called<OpAnswer[]> => ({
  ok: true,
  value: ops.map(({ opId }) => ({ opId, outcome: 'applied', rev: 7, revs: { goals: 7 }, seq: 1 })),
});

export const refuseAll = (ops: readonly Op[]): Called<OpAnswer[]> => ({
  ok: true,
  value: ops.map(({ opId }) => ({ opId, outcome: 'refused', code: 'closed', text: 'x' })),
});

/** An outbox over storage in memory, for somebody who is signed in, and a server that answers as the test says. */
export async function fakeOutbox() {
  const vault = await fakeVault();
  const owner: Owner = { serverUrl: SERVER, staffId: 's1' };
  const state = {
    author: { ...owner, token: 't1' } as (Owner & Author) | null,
    answer: appliedAll as (ops: readonly Op[]) => Called<OpAnswer[]> | Promise<Called<OpAnswer[]>>,
    ended: [] as string[],
    alarms: [] as (number | null)[],
    applied: [] as string[],
  };
  const sent: Op[][] = [];
  const quiet: (boolean | undefined)[] = [];
  let next = 0;
  const newId = () => uuidOf(String((next += 1)));
  const outbox = new Outbox({
    vault: vault.vault,
    kept: vault.kept,
    client: {
      applyAll: async (ops, _as, how) => {
        sent.push([...ops]);
        quiet.push(how?.quiet);
        return state.answer(ops);
      },
    },
    newId,
    random: () => 1,
    author: () => Promise.resolve(state.author),
    ended: (token) => Promise.resolve(void state.ended.push(token)),
    applied: (ids) => void state.applied.push(...ids),
    changed: () => undefined,
    later: (ms) => Promise.resolve(void state.alarms.push(ms)),
  });
  return { ...vault, outbox, owner, state, sent, quiet, newId };
}
