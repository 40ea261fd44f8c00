import { createContext } from 'svelte';
import * as z from 'zod/mini';
import {
  type Alarm,
  alarmSchema,
  look,
  told,
  type Watch,
  watchSchema,
  type WatchStore,
} from '../../../shared/audit/watch.ts';
import type { Crypto } from '../../../shared/audit/witness.ts';
import type { Api } from '../api.ts';

type Cells = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The console as a witness of its server's audit trail. Reactive; nothing throws. */
export interface TrailWatch {
  /** What is wrong, until somebody says that they have told. */
  readonly alarm: Alarm | null;
  /** This browser has not what it takes to look. That is no alarm. */
  readonly cannotCheck: boolean;
  /** What was last found good. */
  readonly seen: Watch['seen'];
  /** Looks if it is time to, or `atOnce`. For somebody who is signed in only. */
  look(how?: { atOnce: boolean }): Promise<void>;
  told(): Promise<void>;
  /** Another window of this browser may have seen or told something. */
  readAgain(): Promise<void>;
}

export interface TrailWatchParts {
  readonly api: Pick<Api, 'witness'>;
  readonly store: WatchStore;
  readonly crypto: Promise<Crypto | null>;
  readonly now: () => number;
}

export function trailWatch({ api, store, crypto, now }: TrailWatchParts): TrailWatch {
  let alarm = $state.raw<Alarm | null>(null);
  let seen = $state.raw<Watch['seen']>(null);
  let cannotCheck = $state(false);
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<void> {
    alarm = await store.alarm();
    seen = (await store.watch())?.seen ?? null;
  }
  function inTurn(work: () => Promise<void>): Promise<void> {
    const next = turn.then(work).then(read);
    turn = next.catch(() => undefined);
    return next.catch(() => undefined);
  }
  async function lookNow(how: { atOnce: boolean }): Promise<void> {
    const has = await crypto;
    cannotCheck = has === null;
    if (has === null) return;
    const ask = async (request: Parameters<Api['witness']>[0]) => {
      const answer = await api.witness(request);
      return answer.ok ? answer.value : null;
    };
    await look({ store, crypto: has, now, ask }, how);
  }

  void read();
  return {
    get alarm() {
      return alarm;
    },
    get cannotCheck() {
      return cannotCheck;
    },
    get seen() {
      return seen;
    },
    look: (how = { atOnce: false }) => inTurn(() => lookNow(how)),
    told: () =>
      inTurn(async () => {
        await told({ store });
        await lookNow({ atOnce: true });
      }),
    readAgain: () => inTurn(async () => undefined),
  };
}

/** What is kept on this machine, under names that begin so: one origin may serve several, each below a path. */
export function watchStoreOver(cells: Cells, prefix: string): WatchStore {
  const read = <T>(name: string, schema: z.ZodMiniType<T>): T | null => {
    try {
      return z.safeParse(schema, JSON.parse(cells.getItem(prefix + name) ?? 'null')).data ?? null;
    } catch {
      // Damaged, or storage is closed to this page: nothing was seen.
      return null;
    }
  };
  const write = (name: string, value: unknown) => {
    if (value === null) cells.removeItem(prefix + name);
    else cells.setItem(prefix + name, JSON.stringify(value));
  };
  const evidence = z.array(alarmSchema);
  return {
    watch: async () => read('watch', watchSchema),
    keepWatch: async (watch) => write('watch', watch),
    alarm: async () => read('alarm', alarmSchema),
    keepAlarm: async (alarm) => write('alarm', alarm),
    addEvidence: async (alarm) => write('evidence', [...(read('evidence', evidence) ?? []), alarm]),
  };
}

/** The watch of the desk this stands in. */
export const [getTrailWatch, setTrailWatch] = createContext<TrailWatch>();
