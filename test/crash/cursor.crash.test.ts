import { describe, expect, it, onTestFinished } from 'vitest';
import { type Engine, ENGINES, leftOut } from '../tools/engines.ts';
import { PASSWORD } from '../tools/small-district.ts';
import { checkDrained } from './checks/check.ts';
import { repeated } from './checks/facts.ts';
import { signIn } from './load/http.ts';
import { acknowledged } from './load/ledger.ts';
import { nothingPulled, type Pulled, pullOnce } from './load/pull.ts';
import { startTraffic } from './load/traffic.ts';
import { newPlace } from './place/new-place.ts';
import { say, seeded } from './seed.ts';
import { startServer } from './server-process.ts';
import { rest, until } from './waiting.ts';

/** More than one answer holds, so that the last reader meets `more`. */
const CHANGES = 220;
/** Often enough to meet writers between their number and their commit. */
const PULL_MS = 30;

const IN_ORDER = { skipped: [], twice: [], inOrder: true };

/** What a reader got, against all there was. */
function compared(revs: readonly number[], all: readonly number[]) {
  const got = new Set(revs);
  return {
    skipped: all.filter((rev) => !got.has(rev)),
    twice: repeated(revs),
    inOrder: revs.every((rev, i) => i === 0 || rev >= (revs[i - 1] ?? 0)),
  };
}

const serversOn = (engine: Engine) => (engine === 'postgres' ? 2 : 1);

describe.each(ENGINES)('a cursor on %s', (engine) => {
  it.skipIf(leftOut(engine))('skips nothing and gives nothing twice while many write', async () => {
    const { random, seed } = seeded(`cursors on ${engine}`);
    const place = await newPlace(engine);
    const servers = await Promise.all(Array.from({ length: serversOn(engine) }, () => startServer(place)));
    onTestFinished(async () => void (await Promise.all(servers.map((server) => server.kill()))));
    const urls = servers.map(({ url }) => url);
    const token = await signIn(urls[0]!, 'rortiz', PASSWORD);
    const traffic = await startTraffic({ urls, random });
    onTestFinished(() => traffic.abandon());

    let writing = true;
    const follow = async (url: () => string): Promise<Pulled> => {
      const pulled = nothingPulled();
      for (let last = false; !last;) {
        last = !writing;
        while ((await pullOnce(url(), token, pulled)).more);
        await rest(PULL_MS);
      }
      return pulled;
    };
    // One reader a server, and one that asks now this, now that one.
    const readers = [...urls.map((url) => follow(() => url)), follow(() => random.pick(urls))];
    const done = Promise.all(readers);
    done.catch(() => undefined);
    await until('enough is written', () => acknowledged(traffic.ledger).length >= CHANGES);
    await traffic.drain();
    writing = false;
    const late = nothingPulled();
    while ((await pullOnce(urls[0]!, token, late)).more);

    const { changes } = await place.dump();
    const all = changes.map(({ rev }) => rev);
    for (const { revs } of [...(await done), late]) expect(compared(revs, all)).toEqual(IN_ORDER);
    say(`cursors on ${engine}: ${JSON.stringify({ seed, changes: all.length, readers: readers.length })}`);
    expect(await checkDrained(place, traffic.ledger)).toEqual([]);
  });
});
