import * as z from 'zod/mini';
import { type FaceSheet, faceSheetSchema } from '../../shared/areas/cases/face-sheet.ts';
import type { Seen } from '../../shared/sis/sighting.ts';
import type { Kept } from './kept.ts';
import { type BoxCrypto, newKey, opened, shut } from './offline-box.ts';
import {
  inForce,
  type KeptSheet,
  keptUntil,
  mayBeKept,
  type OfflineState,
  sheetFor,
  withoutRefused,
  withoutStudent,
  withSheet,
} from './offline-rules.ts';
import { oneAtATime } from './queue.ts';
import { FAMILIES, KEYS } from './storage-keys.ts';

export interface OfflineParts {
  readonly kept: Kept;
  readonly crypto: BoxCrypto;
  readonly now: () => number;
  /** A name that says nothing. */
  readonly newId: () => string;
  /** Whose session it is, and for how many hours they may read without the server; null for nobody. */
  readonly session: () => Promise<{ token: string; hours: number } | null>;
  /** Whether there is something whose time is to be looked after: `sweep` each minute. */
  readonly watch: (any: boolean) => Promise<void>;
}

/** Who asks the server for a sheet, and when they began to. */
export interface Asking {
  readonly token: string;
  readonly hours: number;
  readonly at: number;
  readonly refusals: number;
}

/** A face sheet that was kept. `since` and `until` by the clock here. */
export interface FromKept {
  readonly faceSheet: FaceSheet;
  readonly since: number;
  readonly until: number;
}

/**
 * The last face sheets of the reader's own caseload, where the district allows to read them without the server. They
 * lie encrypted on disk under a key that lies in memory only, and are never more than what the server last permitted:
 * whatever it refuses, ends or lets expire is gone here too.
 */
export class Offline {
  readonly #parts: OfflineParts;
  readonly #inTurn = oneAtATime();
  /** How often something was taken away: what was asked for before is not kept after. */
  #refusals = 0;

  constructor(parts: OfflineParts) {
    this.#parts = parts;
  }

  /** Before the server is asked. Null where nothing is kept. */
  async asking(): Promise<Asking | null> {
    const [at, refusals] = [this.#parts.now(), this.#refusals];
    const session = await this.#parts.session();
    return session && session.hours > 0 ? { ...session, at, refusals } : null;
  }

  /**
   * The server gave this sheet, which takes the place of the one before. `seen`: what the page shows, where the server
   * said by itself who that is; null renews what is kept.
   */
  async keep(asking: Asking | null, seen: Seen | null, faceSheet: FaceSheet): Promise<void> {
    // Without storage nothing is kept, and nothing else is the worse for it.
    if (asking) await this.#inTurn(() => this.#keep(asking, seen, faceSheet)).catch(() => undefined);
  }

  /** What there is for a page while the server can't be asked; where it still said who that is, of that student only. */
  find(asking: Asking | null, seen: Seen, studentId?: string): Promise<FromKept | null> {
    return this.#inTurn(async () => {
      const state = await this.#load();
      if (!state || state.token !== asking?.token) return null;
      const sheet = sheetFor(state.sheets, seen);
      if (!sheet || (studentId !== undefined && sheet.studentId !== studentId)) return null;
      const faceSheet = await this.#read(state, sheet);
      return faceSheet && { faceSheet, since: sheet.at, until: sheet.until };
    });
  }

  /** The server said no to what a page shows, or that it disagrees. */
  refused(seen: Seen): Promise<void> {
    return this.#takeAway((sheets) => withoutRefused(sheets, seen));
  }

  /** The reader may not see this student any more, or not as before. */
  gone(studentId: string): Promise<void> {
    return this.#takeAway((sheets) => withoutStudent(sheets, studentId));
  }

  /** Notes the hour, and removes what is over. */
  sweep(): Promise<void> {
    return this.#inTurn(async () => void (await this.#load()));
  }

  /** After a start of the worker: also removes what no key is there for any more. */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      const state = await this.#load();
      await this.#parts.kept.removeOthers(FAMILIES.offlineSheets, state?.sheets.map(({ id }) => id) ?? []);
    });
  }

  /** Nothing is left of any of it. */
  wipe(): Promise<void> {
    this.#refusals += 1;
    return this.#inTurn(() => this.#wipe());
  }

  async #keep(asking: Asking, said: Seen | null, faceSheet: FaceSheet): Promise<void> {
    const { crypto, newId, now } = this.#parts;
    const state = await this.#load();
    if (await this.#isLate(asking)) return;
    const { token, hours, at } = asking;
    const { id: studentId = '' } = faceSheet.student;
    const seen = said ?? state?.sheets.find((sheet) => sheet.studentId === studentId)?.seen;
    const before = state ?? { token, key: newKey(crypto), latest: now(), sheets: [] };
    const others = withoutStudent(before.sheets, studentId);
    await this.#save(before, others);
    if (!seen || !mayBeKept(faceSheet, seen)) return;
    const sheet = { id: newId(), studentId, seen, at, until: keptUntil(faceSheet, at, hours) };
    const box = await shut(crypto, before.key, sheet.id, JSON.stringify(faceSheet));
    if (box !== null && (await this.#write(sheet.id, box))) await this.#save(before, withSheet(others, sheet));
  }

  /** Something was taken away meanwhile, somebody left, or the clock was set back: what was asked before counts no more. */
  async #isLate({ token, at, refusals }: Asking): Promise<boolean> {
    const session = await this.#parts.session();
    return session?.token !== token || refusals !== this.#refusals || this.#parts.now() < at;
  }

  #takeAway(rest: (sheets: readonly KeptSheet[]) => KeptSheet[]): Promise<void> {
    this.#refusals += 1;
    return this.#inTurn(async () => {
      const state = await this.#load();
      if (state) await this.#save(state, rest(state.sheets));
    });
  }

  /** What holds now. What does not is removed first. */
  async #load(): Promise<OfflineState | null> {
    const { kept, session, now } = this.#parts;
    const stored = await kept.read(KEYS.offline);
    if (!stored) return null;
    const who = await session();
    const state = who && who.hours > 0 ? inForce(stored, who.token, now()) : null;
    if (state) await this.#save(stored, state.sheets, state.latest);
    else await this.#wipe();
    return state;
  }

  async #save(before: OfflineState, sheets: readonly KeptSheet[], latest = before.latest): Promise<void> {
    const { kept, watch } = this.#parts;
    const stays = new Set(sheets.map(({ id }) => id));
    await kept.write(KEYS.offline, { ...before, latest, sheets: [...sheets] });
    for (const { id } of before.sheets) if (!stays.has(id)) await kept.removeOne(FAMILIES.offlineSheets, id);
    await watch(sheets.length > 0);
  }

  /** False: there is no room. */
  #write(id: string, box: string): Promise<boolean> {
    return this.#parts.kept.writeOne(FAMILIES.offlineSheets, id, { id, box }).then(
      () => true,
      () => false,
    );
  }

  async #read({ key }: OfflineState, { id }: KeptSheet): Promise<FaceSheet | null> {
    const { kept, crypto } = this.#parts;
    const box = await kept.readOne(FAMILIES.offlineSheets, id);
    const text = box && (await opened(crypto, key, id, box.box));
    return text === null ? null : (z.safeParse(faceSheetSchema, JSON.parse(text)).data ?? null);
  }

  async #wipe(): Promise<void> {
    const { kept, watch } = this.#parts;
    await kept.clear([KEYS.offline]);
    await kept.removeOthers(FAMILIES.offlineSheets, []);
    await watch(false);
  }
}
