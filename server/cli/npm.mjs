// Node's own modules only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { fail, root } from './steps.mjs';

/** Runs npm; stays quiet unless it fails, which ends everything with what it said. */
export function npm(...args) {
  const npmCli = process.env.npm_execpath;
  const [command, first] = npmCli === undefined ? ['npm', []] : [process.execPath, [npmCli]];
  const result = spawnSync(command, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: npmCli === undefined && process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    fail(`"npm ${args.join(' ')}" did not work. Check the network and the messages above, then run the command again.`);
  }
}
