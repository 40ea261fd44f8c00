import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { type Engine, ENGINES, leftOut } from '../tools/engines.ts';
import { atWork } from './at-work.ts';
import { orSkip } from './disk/or-skip.ts';
import { type SmallDisk, smallDisk } from './disk/small-disk.ts';
import { smallTablespace } from './disk/tablespace.ts';
import { send } from './load/http.ts';
import { fill } from './place/fill.ts';
import type { Place } from './place/place.ts';
import { postgresPlace } from './place/postgres-place.ts';
import { sqlitePlace } from './place/sqlite-place.ts';

const SQLITE_MB = 8;
/** An empty PostgreSQL database takes about 8 MB. */
const POSTGRES_MB = 20;

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

describe.each(ENGINES)('a full disk below %s', (engine) => {
  it.skipIf(leftOut(engine))('loses nothing, and the same server goes on when there is room again', async (test) => {
    const { place, disk } = await onSmallDisk(engine, test);
    const { server, refuses, works, endsWell } = await atWork(`a full disk below ${engine}`, place, 'storage-full');
    const pid = server.pid();
    disk.fill();
    await refuses();
    // PostgreSQL rewrites the row that readiness is tried on in place, which needs no room.
    if (engine === 'sqlite') {
      expect(await send(server.url, 'GET', '/health/ready')).toMatchObject({ status: 503, body: { reason: 'full' } });
    }
    disk.free();
    await works();
    expect(server.pid()).toBe(pid);
    await endsWell();
  });

  it.skipIf(leftOut(engine))('does not hinder a server that is killed and started meanwhile', async (test) => {
    const { place, disk } = await onSmallDisk(engine, test);
    const { server, refuses, works, endsWell } = await atWork(
      `a start on a full disk below ${engine}`,
      place,
      'storage-full',
    );
    disk.fill();
    await refuses();
    await server.kill();
    server.launch();
    await server.live();
    await refuses();
    disk.free();
    await works();
    await endsWell();
  });
});
