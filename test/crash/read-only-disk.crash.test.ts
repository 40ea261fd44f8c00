import { join } from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { leftOut } from '../tools/engines.ts';
import { checkDrained } from './checks/check.ts';
import { failingDisk } from './disk/failing-disk.ts';
import { orSkip } from './disk/or-skip.ts';
import { problemCode, type Reply } from './load/http.ts';
import { acknowledged } from './load/ledger.ts';
import { startTraffic } from './load/traffic.ts';
import { fill } from './place/fill.ts';
import { sqlitePlace } from './place/sqlite-place.ts';
import { say, seeded } from './seed.ts';
import { startServer } from './server-process.ts';
import { quiet, until } from './waiting.ts';

const BEFORE = 50;
const AFTERWARDS = 30;
const FILES = ['facesheet.db', 'facesheet.db-wal'];

const saysReadOnly = (reply: Reply) => reply.status === 503 && problemCode(reply) === 'storage-read-only';

/** A server at work on a disk that can fail, with its clients. */
async function atWork(test: TestContext) {
  const { random, seed } = seeded(test.task.name);
  const disk = await orSkip(test, failingDisk);
  onTestFinished(() => disk.remove());
  const place = sqlitePlace(disk.folder);
  await fill(place);
  const server = await startServer(place);
  onTestFinished(() => server.kill());
  const traffic = await startTraffic({ urls: [server.url], random, tolerated: saysReadOnly });
  onTestFinished(() => traffic.abandon());
  const { ledger } = traffic;
  const kept = () => acknowledged(ledger).length;
  await until('the server works', () => kept() >= BEFORE);
  return {
    disk,
    server,
    traffic,
    kept,
    /** From when nothing can be written: all is refused, and nobody is told that anything was kept. */
    async refuses() {
      await until('writes and reads are refused', () => Object.keys(ledger.refused).length >= 2);
      await quiet('nothing is acknowledged and nothing shown', () => kept() + ledger.reads.length);
    },
    async worksAgain() {
      const before = kept();
      await until('it works again', () => kept() >= before + AFTERWARDS);
      await traffic.drain();
      await server.stop();
      say(`${test.task.name}: ${JSON.stringify({ seed, before, after: kept(), refused: ledger.refused })}`);
      expect(await checkDrained(place, ledger)).toEqual([]);
      expect(ledger.cutOff).toBe(0);
    },
  };
}

describe.skipIf(leftOut('sqlite'))('a disk below the embedded database', () => {
  it('may turn read-only for a while: the same server goes on afterwards', async (test) => {
    const { disk, server, refuses, worksAgain } = await atWork(test);
    const pid = server.pid();
    const setLock = (locked: boolean) => FILES.forEach((name) => disk.lock(join(disk.folder, name), locked));
    setLock(true);
    await refuses();
    setLock(false);
    await worksAgain();
    expect(pid).toBeDefined();
  });

  it('may fail and turn read-only until it is repaired: the server ends when told, and starts again', async (test) => {
    const { disk, server, refuses, worksAgain } = await atWork(test);
    disk.fail();
    await refuses();
    await server.stop();
    disk.repair();
    server.launch();
    await server.ready();
    await worksAgain();
  });
});
