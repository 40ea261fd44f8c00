import { figure, say, table } from '../table.ts';
import { FLOOR } from './contestants.ts';
import { goalOf, REST_GOAL, WORK_GOALS } from './goals.ts';
import type { AtRest } from './idle.ts';
import type { Line } from './measure.ts';
import type { Memory } from './proc.ts';

/** One work on every contender. */
export interface Measured {
  readonly work: string;
  readonly lines: readonly Line[];
}

export const LOAD_HEAD = ['req/s', 'p50 ms', 'p90 ms', 'p99 ms', 'CPU µs/req', 'errors'] as const;

export const loadCells = ({ perSecond, p50, p90, p99, cpuUs, errors }: Line): string[] => [
  figure(perSecond),
  figure(p50, 1),
  figure(p90, 1),
  figure(p99, 1),
  figure(cpuUs),
  String(errors),
];

/** The works side by side. The goals are those of one process on SQLite. */
export function printWorks(works: readonly Measured[], onSqlite: string): void {
  const rows = works.flatMap(({ work, lines }) =>
    lines.map((line, i) => {
      const isFloor = line.name === FLOOR;
      const goal = line.name === onSqlite ? `≥ ${figure(goalOf(WORK_GOALS, work), 2)}` : '';
      const ratios = isFloor ? ['', ''] : [figure(line.cpuRatio, 1), figure(line.ratio, 2)];
      return [i === 0 ? work : '', line.name, ...loadCells(line), ...ratios, goal];
    }),
  );
  say(table(['work', 'server', ...LOAD_HEAD, 'CPU ÷ floor', 'req/s ÷ floor', 'goal'], rows, 2));
}

/** What starting and idling cost, beside the first of them. */
export function printRest(rest: readonly AtRest[]): void {
  const [bare] = rest;
  const rows = rest.map(({ name, liveMs, readyMs, memory }) => [
    name,
    figure(liveMs),
    times(liveMs, bare?.liveMs),
    figure(readyMs),
    times(readyMs, bare?.readyMs),
    figure(memory?.pss),
    times(memory?.pss, bare?.memory?.pss),
    figure(memory?.anon),
    name === bare?.name || name === FLOOR ? '' : `≤ ${REST_GOAL}`,
  ]);
  const head = ['server', 'live ms', '÷ bare', 'ready ms', '÷ bare', 'PSS MB', '÷ bare', 'anonymous MB', 'goal'];
  say(table(head, rows));
}

/** Memory of processes once all work has been done. */
export function printMemory(memory: readonly { readonly name: string; readonly memory: Memory | undefined }[]): void {
  const floor = memory.find(({ name }) => name === FLOOR)?.memory;
  const rows = memory.map(({ name, memory: mb }) => [
    name,
    figure(mb?.pss),
    figure(mb?.anon),
    name === FLOOR ? '' : times(mb?.anon, floor?.anon),
  ]);
  say(table(['server', 'PSS MB', 'anonymous MB', '÷ floor'], rows));
}

const times = (value: number | undefined, base: number | undefined): string =>
  figure((value ?? Number.NaN) / (base ?? Number.NaN), 1);
