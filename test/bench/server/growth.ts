import type { Options } from '../options.ts';
import { figure, say, table } from '../table.ts';
import { start } from './contenders.ts';
import { sqliteContestant } from './contestants.ts';
import { cpuMeter } from './cpu-meter.ts';
import { goalOf, GROWTH_GOALS } from './goals.ts';
import { CONNECTIONS } from './load.ts';
import { benchFolder, made } from './make-all.ts';
import { compare, type Entrant } from './measure.ts';
import { shapeOf } from './people.ts';
import { LOAD_HEAD, loadCells, type Measured } from './print.ts';
import { assertSpace } from './space.ts';
import { type Works, worksOf } from './works.ts';

/** A read costs what the tables are like; a write and a refusal touch hardly more of them than a read does. */
const READS = ['w1', 'w3', 'w5'] as const satisfies readonly (keyof Works)[];

/** A district of one size, served. */
interface Served extends Omit<Entrant, 'work'> {
  readonly works: Works;
}

/**
 * How the cost of a read grows with the district: the product on SQLite over districts of several sizes, in turn.
 * Refuses to begin without the disk for all of them. Throws when an answer is wrong; slow ones are only printed.
 */
export async function benchGrowth({ sizes, rounds, seconds }: Options): Promise<void> {
  assertSpace(sizes.reduce((sum, size) => sum + size, 0));
  const served = await serveAll(sizes);
  const smallest = served[0]?.name ?? '';
  const measured: Measured[] = [];
  for (const read of READS) {
    const entrants = served.map(({ works, ...rest }) => ({ ...rest, work: works[read] }));
    const lines = await compare(entrants, smallest, rounds, seconds * 1000);
    measured.push({ work: entrants[0]?.work.name ?? '', lines });
  }
  say(`\nGrowth: SQLite, ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s each in turn, medians of rounds`);
  print(measured);
  const errors = measured.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.errors, 0);
  if (errors > 0) throw new Error(`${errors} answers under load were wrong.`);
}

/** Makes all districts, then signs in: sessions would not outlast the filling. */
async function serveAll(sizes: readonly number[]): Promise<Served[]> {
  const folder = benchFolder();
  const contestants = [];
  for (const size of sizes) {
    const name = `${size.toLocaleString('en')} students`;
    say(`Making ${name} …`);
    const shape = shapeOf(size);
    contestants.push({ name, shape, contestant: await made(name, sqliteContestant, { folder, shape, nodeArgs: [] }) });
  }
  const served: Served[] = [];
  for (const { name, shape, contestant } of contestants) {
    await contestant.signIn();
    const { port, pid } = await start(contestant.recipe);
    served.push({ name, port, cpu: cpuMeter(() => Promise.resolve([pid])), works: worksOf(shape) });
  }
  return served;
}

function print(measured: readonly Measured[]): void {
  const rows = measured.flatMap(({ work, lines }) =>
    lines.map((line, i) => {
      const last = i === lines.length - 1;
      const ratio = i === 0 ? '' : figure(line.cpuRatio, 2);
      return [i === 0 ? work : '', line.name, ...loadCells(line), ratio, last ? `≤ ${goalOf(GROWTH_GOALS, work)}` : ''];
    }),
  );
  say(table(['work', 'district', ...LOAD_HEAD, 'CPU ÷ smallest', 'goal'], rows, 2));
}
