import type { Adapter } from '../../shared/sis/adapter.ts';
import { interpret } from '../../shared/sis/interpret.ts';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { HostOrder } from '../content-messages.ts';
import { coverPanel, epochNow } from './cover.ts';
import { FlagPlace } from './flag-place.ts';
import { MatchGuard } from './guard.ts';
import { ask, onOrder, runtime } from './native.ts';
import { pageDom } from './page-dom.ts';
import { watchPage } from './watch.ts';

const SETTLE_MS = 150;

/** Reads this frame by its adapters and keeps watch until the extension goes away. Answers how to begin anew. */
export function readFrame(adapters: readonly Adapter[]): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const flag = new FlagPlace();
  const guard = new MatchGuard({
    read: () => readPage(adapters),
    raise: () => {
      flag.hide();
      raise(stop);
    },
    report: (sighting, ms) => {
      flag.show(flagOf(adapters, sighting));
      void ask('reader.sighting', { epoch: epochNow(), sighting, ms });
    },
    now: () => performance.now(),
    later: (work, ms) => setTimeout(() => signal.aborted || work(), ms),
    settleMs: Math.max(...adapters.map(({ watch }) => watch?.settleMs ?? SETTLE_MS)),
  });
  onOrder<HostOrder>(
    (order) => (order.order === 'read-again' ? { sighting: guard.readAgain(), epoch: epochNow() } : undefined),
    signal,
  );
  watchPage(
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
  return () => guard.start();
}

/** The first adapter that knows this page speaks. */
function readPage(adapters: readonly Adapter[]): Sighting {
  const dom = pageDom();
  for (const adapter of adapters) {
    const sighting = interpret(adapter, dom);
    if (sighting.outcome !== 'no-fingerprint') return sighting;
  }
  return { outcome: 'no-fingerprint' };
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
  void ask('reader.sighting', { epoch, sighting: { outcome: 'busy' }, ms: 0 });
}
