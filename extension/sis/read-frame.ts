import type { Adapter } from '../../shared/sis/adapter.ts';
import { readPage, type Reading } from '../../shared/sis/interpret.ts';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { HostOrder, ReadBy } from '../content-messages.ts';
import { coverPanel, epochNow } from './cover.ts';
import { FlagPlace } from './flag-place.ts';
import { MatchGuard } from './guard.ts';
import { ask, onOrder, runtime } from './native.ts';
import { pageDom } from './page-dom.ts';
import { watchPage, type Watch } from './watch.ts';

const SETTLE_MS = 150;

/** What reads a frame. */
export interface Reader {
  /** Reads as for the first time. */
  again(): void;
  stop(): void;
}

/**
 * Reads this frame by its adapters and keeps watch until the extension goes away, or `stopped` is called because they
 * are not in force any more.
 */
export function readFrame(adapters: readonly Adapter[], stopped: () => void): Reader {
  const stop = new AbortController();
  const { signal } = stop;
  const flag = new FlagPlace();
  let by: ReadBy | null = null;
  const guard = new MatchGuard({
    read: () => {
      const read = readBy(adapters, watch);
      by = read.by;
      return read.sighting;
    },
    raise: () => {
      flag.hide();
      raise(stop);
    },
    report: (sighting, ms, settled) => {
      flag.show(flagOf(adapters, sighting));
      void ask('reader.sighting', { epoch: epochNow(), sighting, ms, by: settled ? by : null });
    },
    now: () => performance.now(),
    later: (work, ms) => setTimeout(() => signal.aborted || work(), ms),
    settleMs: Math.max(...adapters.map(({ watch }) => watch?.settleMs ?? SETTLE_MS)),
  });
  onOrder<HostOrder>(({ order }) => {
    if (order === 'read-again') return { sighting: guard.readAgain(), epoch: epochNow() };
    if (order !== 'stop-reading') return undefined;
    stop.abort();
    stopped();
    return { epoch: coverPanel() };
  }, signal);
  const watch = watchPage(
    adapters,
    () => {
      guard.changed();
      flag.keep();
    },
    signal,
  );
  addEventListener(
    'pagehide',
    () => {
      flag.hide();
      void ask('reader.gone', { epoch: coverPanel() });
    },
    { signal },
  );
  signal.addEventListener('abort', () => flag.remove());
  guard.start();
  return { again: () => guard.start(), stop: () => stop.abort() };
}

/** The first adapter that knows this page speaks; of those that do not know it, the last. */
function readBy(adapters: readonly Adapter[], watch: Watch): { sighting: Sighting; by: ReadBy | null } {
  let by: ReadBy | null = null;
  for (const adapter of adapters) {
    const { sighting, page } = readWatched(adapter, watch);
    by = { id: adapter.id, revision: adapter.revision ?? 1, page };
    if (sighting.outcome !== 'no-fingerprint') return { sighting, by };
  }
  return { sighting: { outcome: 'no-fingerprint' }, by };
}

/** Reads the page, and sees to it that changes are noticed wherever something was read that says who it is about. */
function readWatched(adapter: Adapter, watch: Watch): Reading {
  const aside = new Set([...(adapter.fingerprint ?? []), ...(adapter.busy ?? [])]);
  return readPage(
    adapter,
    pageDom((element, css) => {
      if (!aside.has(css)) watch.mustHold(element);
    }),
  );
}

/** Where the frame near the student's name belongs on this page; nowhere where the page shows none. */
function flagOf(adapters: readonly Adapter[], sighting: Sighting): string | undefined {
  if (sighting.outcome !== 'student') return undefined;
  return adapters.find(({ id }) => id === sighting.seen.system)?.ui?.flag;
}

/** Covers the panel; also tells the background, so that the panel lets go of what it shows. */
function raise(stop: AbortController): void {
  const epoch = coverPanel();
  if (!runtime()) stop.abort();
  void ask('reader.sighting', { epoch, sighting: { outcome: 'busy' }, ms: 0, by: null });
}
