import { join } from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { leftOut } from '../tools/engines.ts';
import { atWork } from './at-work.ts';
import { failingDisk } from './disk/failing-disk.ts';
import { orSkip } from './disk/or-skip.ts';
import { send } from './load/http.ts';
import { fill } from './place/fill.ts';
import { sqlitePlace } from './place/sqlite-place.ts';

const FILES = ['facesheet.db', 'facesheet.db-wal'];

async function onFailingDisk(test: TestContext) {
  const disk = await orSkip(test, failingDisk);
  onTestFinished(() => disk.remove());
  const place = sqlitePlace(disk.folder);
  await fill(place);
  return { disk, place };
}

describe.skipIf(leftOut('sqlite'))('a disk below the embedded database that cannot be written', () => {
  it('loses nothing, and the same server goes on when it can be written again', async (test) => {
    const { disk, place } = await onFailingDisk(test);
    const { server, refuses, works, endsWell } = await atWork('read-only for a while', place, 'storage-read-only');
    const pid = server.pid();
    const setLock = (locked: boolean) => FILES.forEach((name) => disk.lock(join(disk.folder, name), locked));
    setLock(true);
    await refuses();
    const ready = await send(server.url, 'GET', '/health/ready');
    expect(ready).toMatchObject({ status: 503, body: { reason: 'read-only' } });
    setLock(false);
    await works();
    expect(server.pid()).toBe(pid);
    await endsWell();
  });

  it('loses nothing when it must be repaired: the server ends when told, and starts again', async (test) => {
    const { disk, place } = await onFailingDisk(test);
    const { server, still, refuses, works, endsWell } = await atWork(
      'read-only until repaired',
      place,
      'storage-read-only',
    );
    // At this very moment ext4 may call an fdatasync done that is not (measured with a bare program: 3 times of 25).
    await still(() => disk.fail());
    await refuses();
    await server.stop();
    disk.repair();
    server.launch();
    await server.ready();
    await works();
    await endsWell();
  });
});
