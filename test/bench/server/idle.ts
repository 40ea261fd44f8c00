import { setTimeout as passed } from 'node:timers/promises';
import { median } from '../stats.ts';
import { type Recipe, start } from './contenders.ts';
import { type Memory, memoryMb } from './proc.ts';

const STARTS = 3;
const SETTLE_MS = 2_000;

/** A server that has nothing to do. Times are medians of a few starts, ms. */
export interface AtRest {
  readonly name: string;
  /** From spawning to the first answer, and to the first that says the store can be used. */
  readonly liveMs: number;
  readonly readyMs: number;
  /** Two seconds later; undefined where there is no /proc. */
  readonly memory: Memory | undefined;
}

/** Starts each contender a few times in turn and looks at its memory once it has done nothing for a while. */
export async function atRest(recipes: Readonly<Record<string, Recipe>>): Promise<AtRest[]> {
  const seen = Object.entries(recipes).map(([name, recipe]) => ({ name, recipe, starts: [] as Start[] }));
  for (let i = 0; i < STARTS; i++) {
    for (const { recipe, starts } of seen) starts.push(await startOnce(recipe, i === STARTS - 1));
  }
  return seen.map(({ name, starts }) => ({
    name,
    liveMs: median(starts.map(({ liveMs }) => liveMs)),
    readyMs: median(starts.map(({ readyMs }) => readyMs)),
    memory: starts.at(-1)?.memory,
  }));
}

type Start = Omit<AtRest, 'name'>;

async function startOnce(recipe: Recipe, wait: boolean): Promise<Start> {
  const { liveMs, readyMs, pid, stop } = await start(recipe);
  if (wait) await passed(SETTLE_MS);
  const memory = wait ? memoryMb(pid) : undefined;
  await stop();
  return { liveMs, readyMs, memory };
}
