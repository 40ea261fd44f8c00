import * as z from 'zod/mini';
import { seal, type SealCrypto } from '../../../shared/sync/seal.ts';
import { sealedBatches } from '../../../shared/sync/sealed-batches.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { SEALED_LENGTH_MAX } from '../../../shared/wire/vault.ts';
import { type SealedCell, sealedCellSchema } from '../stored.ts';
import { putBack, type Writer, writtenBy } from './kept.ts';
import { reactive } from './reactive.svelte.ts';

/** What people write and do not send, kept past the page: sealed to the server's key, for its author alone. */
export interface Writing {
  /** Somebody is at the desk: whose writing is kept from now on, with what they wrote in this browser before. */
  sit(me: Me): Promise<Writer>;
  /** Puts away what has changed since the last time. */
  keep(): Promise<void>;
  /** Whether something that was written would go with this page. */
  readonly atRisk: boolean;
  /** The last text could not be put away. Reactive. */
  readonly full: boolean;
  /** So many texts of whoever sits here could not be opened; they stay as they are. Reactive. */
  readonly unopened: number;
}

export interface WritingParts {
  readonly cells: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** What the names of its cells begin with. */
  readonly prefix: string;
  readonly crypto: SealCrypto;
  /** Has the server open texts, in the order asked; null when it gave no answer. */
  readonly open: (sealed: readonly string[]) => Promise<readonly (string | null)[] | null>;
  readonly newId: () => string;
  readonly now: () => number;
}

/** A text as it was put away: what it said, and what stands in its cell. */
interface Away {
  readonly cell: string;
  readonly text: string;
  readonly stored: string;
}
interface Seat {
  readonly me: Me;
  readonly writer: Writer;
  readonly away: Map<string, Away>;
}

const textSchema = z.strictObject({ name: z.string(), text: z.string() });

/** Writing that lies in the browser sealed, as the panel's does. Nothing throws. */
export function sealedWriting(parts: WritingParts): Writing {
  const { cells } = parts;
  let seat: Seat | null = null;
  /** Of others who were here: what could not be put away is in memory alone, until they come back. */
  const left = new Map<string, Seat>();
  const told = reactive({ full: false, unopened: 0 });
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function sitDown(me: Me): Promise<Writer> {
    const before = seat;
    if (before?.me.staffId === me.staffId) {
      seat = { ...before, me };
      return before.writer;
    }
    if (before !== null) {
      await putAway(before);
      if (isAtRisk(before)) left.set(before.me.staffId, before);
    }
    const again = left.get(me.staffId);
    left.delete(me.staffId);
    const taken = again === undefined ? await takeUp(me, parts) : { seat: { ...again, me }, unopened: 0 };
    seat = taken.seat;
    [told.full, told.unopened] = [false, taken.unopened];
    return taken.seat.writer;
  }

  async function putAway(one: Seat): Promise<void> {
    const written = writtenBy(one.writer);
    for (const [name, away] of one.away) if (!written.has(name)) forget(one, name, away);
    for (const [name, text] of written) {
      const before = one.away.get(name);
      if (before?.text === text) continue;
      const after = await putOne(one.me, name, text, before);
      if (after !== null) one.away.set(name, after);
    }
    told.full = isAtRisk(one, written);
  }

  function forget(one: Seat, name: string, { cell, stored }: Away): void {
    // Another window may have written on.
    if (cells.getItem(cell) === stored) cells.removeItem(cell);
    one.away.delete(name);
  }

  /** Null where there is no room for it: what stood there before stays. */
  async function putOne(me: Me, name: string, text: string, before: Away | undefined): Promise<Away | null> {
    try {
      const { prefix, crypto, newId, now } = parts;
      const sealed = await seal(crypto, me.vault.sealKey, me.staffId, JSON.stringify({ name, text }));
      // Longer than what the server opens again.
      if (sealed.length > SEALED_LENGTH_MAX) return null;
      const stored = JSON.stringify({ staffId: me.staffId, keptAt: now(), sealed } satisfies SealedCell);
      // What another window wrote meanwhile stands beside it: neither is lost.
      const isOurs = before !== undefined && cells.getItem(before.cell) === before.stored;
      const cell = isOurs ? before.cell : prefix + newId();
      cells.setItem(cell, stored);
      return { cell, text, stored };
    } catch {
      return null;
    }
  }

  return {
    sit: (me) => inTurn(() => sitDown(me)),
    keep: () => inTurn(async () => void (seat !== null && (await putAway(seat)))),
    get atRisk() {
      return seat !== null && isAtRisk(seat);
    },
    get full() {
      return told.full;
    },
    get unopened() {
      return told.unopened;
    },
  };
}

function isAtRisk({ writer, away }: Seat, written = writtenBy(writer)): boolean {
  return [...written].some(([name, text]) => away.get(name)?.text !== text);
}

/** What somebody wrote here before. Of two texts on one thing the later; the other comes once that is gone. */
async function takeUp(me: Me, parts: WritingParts): Promise<{ seat: Seat; unopened: number }> {
  const seat: Seat = { me, writer: { staffId: me.staffId }, away: new Map() };
  let unopened = 0;
  for (const batch of sealedBatches(ownCells(me.staffId, parts))) {
    const opened = await parts.open(batch.map(({ sealed }) => sealed));
    for (const [i, { cell, stored }] of batch.entries()) {
      const found = textIn(opened?.[i] ?? null);
      if (found === null) unopened += 1;
      else if (!seat.away.has(found.name)) {
        seat.away.set(found.name, { cell, stored, text: found.text });
        putBack(seat.writer, found.name, found.text);
      }
    }
  }
  return { seat, unopened };
}

/** Somebody's cells, the newest first. */
function ownCells(staffId: string, { cells, prefix }: WritingParts) {
  const names = Array.from({ length: cells.length }, (_, i) => cells.key(i) ?? '');
  return names
    .filter((name) => name.startsWith(prefix))
    .flatMap((cell) => {
      const stored = cells.getItem(cell) ?? '';
      const { data } = z.safeParse(sealedCellSchema, jsonOf(stored));
      return data?.staffId === staffId ? [{ ...data, cell, stored }] : [];
    })
    .sort((a, b) => b.keptAt - a.keptAt);
}

const textIn = (opened: string | null) => z.safeParse(textSchema, opened === null ? null : jsonOf(opened)).data ?? null;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
