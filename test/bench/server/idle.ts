import { median } from '../stats.ts';
import { start, type Contender } from './contenders.ts';
import { memoryMb } from './proc.ts';

const STARTS = 3;
const SETTLE_MS = 2_000;

export interface AtRest {
  readonly name: string;
  /** From spawning to the first answer, ms, median of a few. */
  readonly startMs: number;
  readonly rssMb: number | undefined;
  readonly pssMb: number | undefined;
}

/** Starts each contender a few times in turns and looks at its memory once it has done nothing for a while. */
export async function atRest(recipes: Readonly<Record<string, Parameters<typeof start>[0]>>): Promise<AtRest[]> {
  const seen = new Map(
    Object.keys(recipes).map((name) => [
      name,
      { starts: [] as number[], memory: [] as NonNullable<ReturnType<typeof memoryMb>>[] },
    ]),
  );
  for (let i = 0; i < STARTS; i++) {
    for (const [name, recipe] of Object.entries(recipes)) {
      const contender: Contender = await start(recipe);
      seen.get(name)?.starts.push(contender.startMs);
      if (i === STARTS - 1) {
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        const memory = memoryMb(contender.pid);
        if (memory !== undefined) seen.get(name)?.memory.push(memory);
      }
      await contender.stop();
    }
  }
  return [...seen].map(([name, { starts, memory }]) => ({
    name,
    startMs: median(starts),
    rssMb: memory[0]?.rss,
    pssMb: memory[0]?.pss,
  }));
}
