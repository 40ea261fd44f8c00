import { expect, describe, it } from 'vitest';
import { leftOut } from '../tools/engines.ts';
import { atWork } from './at-work.ts';
import { newPlace } from './place/new-place.ts';
import { rest } from './waiting.ts';

const CUTS = 12;
const BETWEEN_MS = 60;

/** As a restart, a fail-over or an administrator does: whether a commit under way was carried out, nobody is told. */
const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

describe.skipIf(leftOut('postgres'))('a PostgreSQL server that ends its connections', () => {
  it('loses nothing and makes nothing happen twice, and the same server goes on', async () => {
    const place = await newPlace('postgres');
    const { server, works, endsWell } = await atWork('connections that are cut', place, 'away');
    const pid = server.pid();
    for (let n = 0; n < CUTS; n++) {
      await place.use((rows) => rows.run(CUT));
      await rest(BETWEEN_MS);
    }
    await works();
    expect(server.pid()).toBe(pid);
    await endsWell();
  });
});
