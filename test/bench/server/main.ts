import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Options } from '../options.ts';
import { figure, say, table } from '../table.ts';
import { type AtRest, atRest } from './idle.ts';
import { bareHono, type Contender, floor, ours, start } from './contenders.ts';
import { fillFloor } from './floor/fill.ts';
import { fillOurs } from './fill-ours.ts';
import { CONNECTIONS } from './load.ts';
import { compare, type Row, type WorkResult } from './measure.ts';
import { shapeOf } from './people.ts';
import { assertSameAnswers } from './same-answers.ts';
import { worksOf } from './works.ts';

const BYTES_PER_MB = 1e6;
/** design.md, section 7: our share of the floor's requests a second. */
const GOALS: Readonly<Record<string, number>> = { W1: 0.5, W2: 0.5, W4: 0.6 };

/** The server part. Throws when an answer is wrong; a slow one is only printed. */
export async function benchServer(options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-bench-'));
  const started: Contender[] = [];
  try {
    const stores = await makeStores(folder, options);
    const profiling = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
    const rest = await atRest({ 'bare Hono': bareHono, floor: floor(stores.floor), ours: ours(stores.ours) });
    started.push(await start(ours(stores.ours, profiling)), await start(floor(stores.floor)));
    const [a, b] = started.map(({ port, pid }, i) => ({ name: i === 0 ? 'ours' : 'floor', port, pid }));
    if (a === undefined || b === undefined) return;
    const works = worksOf(shapeOf(options.students));
    await assertSameAnswers(a.port, b.port, works);
    const results: WorkResult[] = [];
    for (const work of Object.values(works))
      results.push(await compare(work, a, b, options.rounds, options.seconds * 1000));
    print(results, rest, options);
    const errors = results.reduce((sum, result) => sum + result.ours.errors + result.floor.errors, 0);
    if (errors > 0) throw new Error(`${errors} answers under load were wrong.`);
  } finally {
    for (const contender of started) await contender.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeStores(folder: string, { students }: Options): Promise<{ ours: string; floor: string }> {
  const shape = shapeOf(students);
  say(`Server: making ${shape.students} students, ${shape.staff} staff, ${shape.contacts} contacts, twice …`);
  const [ours, floor] = [join(folder, 'ours'), join(folder, 'floor.db')];
  mkdirSync(ours);
  const now = Date.now();
  await fillOurs(join(ours, 'facesheet.db'), shape, now);
  fillFloor(floor, shape, now);
  const mb = (file: string) => figure(statSync(file).size / BYTES_PER_MB);
  say(`  ours ${mb(join(ours, 'facesheet.db'))} MB, floor ${mb(floor)} MB\n`);
  return { ours, floor };
}

function print(results: readonly WorkResult[], rest: readonly AtRest[], { rounds, seconds }: Options): void {
  say(
    `Under load: ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s each in turns, synchronous=FULL, medians of rounds`,
  );
  const head = [
    'work',
    'server',
    'req/s',
    'p50 ms',
    'p90 ms',
    'p99 ms',
    'CPU µs/req',
    '÷ floor',
    'errors',
    'req/s ÷ floor',
    'goal',
  ];
  say(
    table(
      head,
      results.flatMap(({ work, ours: a, floor: b, ratio, cpuRatio }) => [
        [
          work,
          ...cells(a),
          figure(cpuRatio, 1),
          String(a.errors),
          figure(ratio, 2),
          `≥ ${figure(GOALS[work.slice(0, 2)], 2)}`,
        ],
        ['', ...cells(b), '', String(b.errors), '', ''],
      ]),
    ),
  );
  say('\nAt rest: existing database, warm file cache');
  const bare = rest.find(({ name }) => name === 'bare Hono');
  const times = (value: number | undefined, base: number | undefined) =>
    figure((value ?? Number.NaN) / (base ?? Number.NaN), 1);
  say(
    table(
      ['server', 'first answer ms', '÷ bare', 'goal', 'RSS MB', 'PSS MB', '÷ bare', 'goal'],
      rest.map(({ name, startMs, rssMb, pssMb }) => {
        const goal = name === 'ours' ? '≤ 2.5' : '';
        return [
          name,
          figure(startMs),
          times(startMs, bare?.startMs),
          goal,
          figure(rssMb),
          figure(pssMb),
          times(pssMb, bare?.pssMb),
          goal,
        ];
      }),
    ),
  );
  say('');
}

function cells({ contender, perSecond, p50, p90, p99, cpuUs }: Row): string[] {
  return [contender, figure(perSecond), figure(p50, 1), figure(p90, 1), figure(p99, 1), figure(cpuUs)];
}
