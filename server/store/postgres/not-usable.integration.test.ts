import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { leftOut } from '../../../test/tools/engines.ts';
import { asAdmin, createDatabase } from '../../../test/tools/postgres.ts';
import { testRuntime } from '../../../test/tools/runtime.ts';
import { openPostgresStore } from './postgres-store.ts';
import { withTaskClient } from './task-client.ts';

const PASSWORD = 'not-a-secret';

/** A database, and a role that may connect to it and nothing more. */
async function ground(): Promise<{ url: URL; role: string }> {
  const { url, drop } = await createDatabase();
  const role = `facesheet_test_${randomBytes(8).toString('hex')}`;
  await asAdmin(`CREATE ROLE ${role} LOGIN PASSWORD '${PASSWORD}'`);
  onTestFinished(async () => {
    await drop();
    await asAdmin(`DROP ROLE ${role}`);
  });
  return { url: Object.assign(new URL(url), { password: PASSWORD }), role };
}

const DOORS = {
  server: (url: URL) => openPostgresStore(url.href, testRuntime()),
  command: (url: URL) => withTaskClient(url.href, (client) => client.query('CREATE TABLE more (id TEXT)')),
};

describe.skipIf(leftOut('postgres')).each(['server', 'command'] as const)('PostgreSQL, opened by a %s', (who) => {
  const open = DOORS[who];

  it('says to correct the user when it lets that one not in', async () => {
    const { url } = await ground();
    url.username = 'facesheet_test_nobody';
    await expect(open(url)).rejects.toThrow(/does not let the user of DATABASE_URL in\. Correct/);
  });

  it('says to create the database that does not exist', async () => {
    const { url, role } = await ground();
    url.username = role;
    url.pathname = '/facesheet_test_nowhere';
    await expect(open(url)).rejects.toThrow(/that DATABASE_URL names does not exist\. Create it/);
  });

  it('says which rights the user lacks', async () => {
    const { url, role } = await ground();
    url.username = role;
    await expect(open(url)).rejects.toThrow(/The user of DATABASE_URL lacks rights\. Make it the owner/);
  });

  it('says where nobody listens that it does not answer', async () => {
    await expect(open(new URL('postgres://sue@127.0.0.1:1/record'))).rejects.toThrow(/does not answer.*ECONNREFUSED/);
  });
});

it.skipIf(leftOut('postgres'))('does not take a fault of a local file for one of PostgreSQL', async () => {
  const { url, role } = await ground();
  url.username = role;
  const denied = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES', syscall: 'open' });
  await expect(withTaskClient(url.href, () => Promise.reject(denied))).rejects.toBe(denied);
});
