import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The suites start the server as it is installed: compiled. */
export default function setUp(): void {
  const script = fileURLToPath(new URL('../../server/cli/build-server.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The server could not be compiled. The reason stands above.');
}
