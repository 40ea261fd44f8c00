import { say } from '../table.ts';
import type { Options } from '../options.ts';
import { type Contender, start } from './contenders.ts';
import { type Contestant, FLOOR } from './contestants.ts';
import { cpuMeter } from './cpu-meter.ts';
import { benchFiltered } from './filtered.ts';
import { atRest } from './idle.ts';
import { CONNECTIONS } from './load.ts';
import { makeContestants } from './make-all.ts';
import { compare } from './measure.ts';
import { type Shape, shapeOf } from './people.ts';
import { type Measured, printMemory, printRest, printWorks } from './print.ts';
import { type Memory, memoryMb } from './proc.ts';
import { bareHono } from './recipes.ts';
import { assertSameAnswers } from './same-answers.ts';
import { benchSync } from './sync.ts';
import { worksOf } from './works.ts';

/** A contestant that runs. */
interface Running extends Contestant, Pick<Contender, 'port' | 'pid'> {}

/** The server part. Throws when an answer is wrong; a slow one is only printed. */
export async function benchServer(options: Options): Promise<void> {
  const shape = shapeOf(options.students);
  const profiling = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  const contestants = await makeContestants(shape, profiling);
  for (const { signIn } of contestants) await signIn();
  const recipes = Object.fromEntries(contestants.map(({ name, recipe }) => [name, recipe]));
  say('At rest: existing database, warm file cache, medians of three starts');
  printRest(await atRest({ 'bare Hono': bareHono, ...recipes }));
  const running: Running[] = [];
  for (const contestant of contestants) running.push({ ...contestant, ...(await start(contestant.recipe)) });
  await measure(running, shape, options);
}

async function measure(running: readonly Running[], shape: Shape, { rounds, seconds }: Options): Promise<void> {
  const works = worksOf(shape);
  await assertSameAnswers(running, works);
  await benchSync(running, shape);
  await benchFiltered(
    running.filter(({ name }) => name !== FLOOR),
    shape,
  );
  const measured: Measured[] = [];
  for (const work of Object.values(works)) {
    const entrants = running.map(({ name, port, pid, serving }) => {
      const cpu = cpuMeter(async () => (await serving())?.concat(pid));
      return { name, port, work, cpu };
    });
    measured.push({ work: work.name, lines: await compare(entrants, FLOOR, rounds, seconds * 1000) });
  }
  say(`\nUnder load: ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s each in turn, medians of rounds`);
  printWorks(measured, running[0]?.name ?? '');
  say('\nMemory after that load');
  printMemory(await memoryOf(running));
  say('');
  const errors = measured.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.errors, 0);
  if (errors > 0) throw new Error(`${errors} answers under load were wrong.`);
}

/** Each server's own process, and what serves it, by itself. */
async function memoryOf(running: readonly Running[]): Promise<{ name: string; memory: Memory | undefined }[]> {
  const lines: { name: string; memory: Memory | undefined }[] = [];
  for (const { name, pid, backends } of running) {
    lines.push({ name, memory: memoryMb(pid) });
    const beside = await backends();
    if (beside === undefined) lines.push({ name: '  its backends', memory: undefined });
    else if (beside.length > 0) lines.push({ name: `  its ${beside.length} backends`, memory: memoryMb(...beside) });
  }
  return lines;
}
