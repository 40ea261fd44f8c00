import { expect, describe, it, onTestFinished, type TestContext } from 'vitest';
import { type Engine, ENGINES, leftOut } from '../tools/engines.ts';
import { orSkip } from './disk/or-skip.ts';
import { type SmallDisk, smallDisk } from './disk/small-disk.ts';
import { smallTablespace } from './disk/tablespace.ts';
import { checkDrained } from './checks/check.ts';
import { acknowledged } from './load/ledger.ts';
import { startTraffic } from './load/traffic.ts';
import { problemCode, type Reply } from './load/http.ts';
import { fill } from './place/fill.ts';
import type { Place } from './place/place.ts';
import { postgresPlace } from './place/postgres-place.ts';
import { sqlitePlace } from './place/sqlite-place.ts';
import { say, seeded } from './seed.ts';
import { startServer } from './server-process.ts';
import { quiet, until } from './waiting.ts';

const SQLITE_MB = 8;
/** An empty PostgreSQL database takes about 8 MB. */
const POSTGRES_MB = 20;
const BEFORE = 50;
const AFTERWARDS = 30;

/** A place on a disk of its own, with the district in it. */
async function onSmallDisk(engine: Engine, test: TestContext): Promise<{ place: Place; disk: SmallDisk }> {
  if (engine === 'sqlite') {
    const disk = await orSkip(test, () => smallDisk(SQLITE_MB));
    onTestFinished(() => disk.remove());
    const place = sqlitePlace(disk.folder);
    await fill(place);
    return { place, disk };
  }
  const { name, disk, remove } = await orSkip(test, () => smallTablespace(POSTGRES_MB));
  onTestFinished(remove);
  const place = await postgresPlace({ tablespace: name });
  onTestFinished(() => place.remove());
  await fill(place);
  return { place, disk };
}

const saysFull = (reply: Reply) => reply.status === 503 && problemCode(reply) === 'storage-full';

describe.each(ENGINES)('a full disk below %s', (engine) => {
  it.skipIf(leftOut(engine))(
    'loses nothing acknowledged, and the same server goes on when there is room again',
    async (test) => {
      const { random, seed } = seeded(`a full disk below ${engine}`);
      const { place, disk } = await onSmallDisk(engine, test);
      const server = await startServer(place);
      onTestFinished(() => server.kill());
      const pid = server.pid();
      const traffic = await startTraffic({ urls: [server.url], random, tolerated: saysFull });
      onTestFinished(() => traffic.abandon());
      const { ledger } = traffic;
      const kept = () => acknowledged(ledger).length;
      await until('the server works', () => kept() >= BEFORE);

      disk.fill();
      await until('writes and reads are refused', () => refusedOf(ledger.refused) >= 2);
      await quiet('nothing is acknowledged and nothing shown', () => kept() + ledger.reads.length);
      const before = kept();

      disk.free();
      await until('the same server works again', () => kept() >= before + AFTERWARDS);
      await traffic.drain();
      expect(server.pid()).toBe(pid);
      await server.stop();
      say(`a full disk below ${engine}: ${JSON.stringify({ seed, before, after: kept(), refused: ledger.refused })}`);
      expect(await checkDrained(place, ledger)).toEqual([]);
      expect(ledger.cutOff).toBe(0);
    },
  );
});

/** How many of the two kinds of requests were refused. */
const refusedOf = (refused: Readonly<Record<string, number>>) => Object.keys(refused).length;
