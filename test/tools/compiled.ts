import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Compiles the server and its commands where something changed since. Throws when they cannot be. */
export function compileServer(): void {
  const { status } = spawnSync(process.execPath, [at('server/cli/build-server.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The server could not be compiled. The reason stands above.');
}

/** Where a command lies as it is installed. Compiled it also starts in a fifth of the time. */
export const compiled = (command: string): string => at(`dist/server/${command}.mjs`);
