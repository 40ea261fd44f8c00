import { cpus, loadavg, totalmem } from 'node:os';
import { brokenOff, cleanUp } from './clean-up.ts';
import { benchAccess } from './access/main.ts';
import { benchExtension } from './extension/main.ts';
import { type Options, type Part, readOptions } from './options.ts';
import { benchGrowth } from './server/growth.ts';
import { benchServer } from './server/main.ts';
import { figure, say } from './table.ts';
import { benchTrail } from './trail/main.ts';

const GIB = 2 ** 30;

const BENCHES: Readonly<Record<Part, (options: Options) => Promise<void>>> = {
  server: benchServer,
  access: benchAccess,
  extension: benchExtension,
  trail: benchTrail,
  growth: benchGrowth,
};

/** `npm run bench`: measures, prints, and never fails because something is slow: only when it does not work. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  describeMachine();
  await Promise.race([measure(options), brokenOff()]);
}

async function measure(options: Options): Promise<void> {
  for (const part of options.parts) {
    await BENCHES[part](options);
    await cleanUp();
  }
}

function describeMachine(): void {
  const [cpu] = cpus();
  const load = figure(loadavg()[0], 1);
  say(
    `Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${figure(totalmem() / GIB)} GiB, load average ${load} at the start\n`,
  );
}

main().catch(async (error: unknown) => {
  await cleanUp();
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  // A browser or a server that is still open must not keep a failed run alive.
  process.exit(1);
});
