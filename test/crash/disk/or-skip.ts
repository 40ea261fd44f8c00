import type { TestContext } from 'vitest';
import { say } from '../seed.ts';
import { CannotMount } from './mount.ts';

/** What a test needs from the machine; where it cannot have it, the test is skipped and says why, never passed. */
export async function orSkip<T>(test: TestContext, make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof CannotMount)) throw error;
    say(`SKIPPED: "${test.task.name}". ${error.message}`);
    return test.skip(error.message);
  }
}
