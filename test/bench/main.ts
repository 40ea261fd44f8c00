import { cpus, loadavg, totalmem } from 'node:os';
import { benchExtension } from './extension/main.ts';
import { type Options, readOptions } from './options.ts';
import { benchServer } from './server/main.ts';
import { figure, say } from './table.ts';

const GIB = 2 ** 30;

/** `npm run bench`: measures, prints, and never fails because something is slow: only when it does not work. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  describeMachine();
  await parts(options);
}

async function parts(options: Options): Promise<void> {
  if (options.only !== 'extension') await benchServer(options);
  if (options.only !== 'server') await benchExtension(options);
}

function describeMachine(): void {
  const [cpu] = cpus();
  const load = figure(loadavg()[0], 1);
  say(
    `Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${figure(totalmem() / GIB)} GiB, load average ${load} at the start\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  // A browser or a server that is still open must not keep a failed run alive.
  process.exit(1);
});
