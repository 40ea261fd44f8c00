import { type Alarm, look, told, type WatchStore } from '../../shared/audit/watch.ts';
import type { Crypto } from '../../shared/audit/witness.ts';
import type { Client } from './client.ts';
import type { Kept } from './kept.ts';
import { type Key, KEYS } from './storage-keys.ts';
import type { World } from './world.ts';

export interface TrailWatchParts {
  readonly kept: Kept;
  readonly client: Pick<Client, 'witness'>;
  readonly world: Pick<World, 'now'>;
  readonly now: () => number;
  /** Null where this browser cannot check a signature. */
  readonly crypto: () => Promise<Crypto | null>;
  /** An alarm began or ended: whoever shows it is told. */
  readonly changed: () => Promise<void>;
}

/** What the panel is told of the trail's watch. */
export interface TrailNews {
  readonly alarm: Alarm | null;
  /** This browser has not what it takes. That is no alarm. */
  readonly cannotCheck: boolean;
}

/** The extension as a witness of its server's audit trail. Asks one question at a time; nothing throws. */
export class TrailWatch {
  readonly #parts: TrailWatchParts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: TrailWatchParts) {
    this.#parts = parts;
  }

  /** Looks if it is time to, or `atOnce`. Only for somebody who is signed in: the server answers nobody else. */
  look(how = { atOnce: false }): Promise<void> {
    return this.#inTurn(() => this.#look(how));
  }

  /** Somebody says that they have told the records manager of the alarm that stands. */
  told(): Promise<void> {
    return this.#inTurn(async () => {
      const { settings } = await this.#parts.world.now();
      await told({ store: storeOf(this.#parts.kept, settings.serverUrl) });
      await this.#look({ atOnce: true });
      await this.#parts.changed();
    });
  }

  async news(): Promise<TrailNews> {
    const { kept, world, crypto } = this.#parts;
    const { settings } = await world.now();
    const cannotCheck = (await crypto()) === null;
    return { alarm: await storeOf(kept, settings.serverUrl).alarm(), cannotCheck };
  }

  async #look(how: { atOnce: boolean }): Promise<void> {
    const { kept, client, world, now, changed } = this.#parts;
    const [{ settings, session }, crypto] = await Promise.all([world.now(), this.#parts.crypto()]);
    if (crypto === null || session.me === null) return;
    const store = storeOf(kept, settings.serverUrl);
    const before = await store.alarm();
    const ask = async (request: Parameters<Client['witness']>[0]) => {
      const said = await client.witness(request);
      // Another server may have been chosen while this one was being asked: then it is not known whose answer it is.
      const same = (await world.now()).settings.serverUrl === settings.serverUrl;
      return said.ok && same ? said.value : null;
    };
    const alarm = await look({ store, crypto, now, ask }, how);
    if (before === null && alarm !== null) await changed();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    // A storage that fails is no alarm, and nobody waits for the watch.
    const next = this.#turn.then(work).catch(() => undefined);
    this.#turn = next;
    return next;
  }
}

/** The part of the extension's storage that is about this server. */
function storeOf(kept: Kept, serverUrl: string): WatchStore {
  const read = async <T>(key: Key<Record<string, T>>) => (await kept.read(key))?.[serverUrl] ?? null;
  const write = async <T>(key: Key<Record<string, T>>, value: T | null) => {
    const { [serverUrl]: _gone, ...others } = (await kept.read(key)) ?? {};
    await kept.write(key, value === null ? others : { ...others, [serverUrl]: value });
  };
  return {
    watch: () => read(KEYS.trailWatch),
    keepWatch: (watch) => write(KEYS.trailWatch, watch),
    alarm: () => read(KEYS.trailAlarm),
    keepAlarm: (alarm) => write(KEYS.trailAlarm, alarm),
    addEvidence: async (alarm) => write(KEYS.trailEvidence, [...((await read(KEYS.trailEvidence)) ?? []), alarm]),
  };
}
