import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Runtime } from '../shared/runtime.ts';

/** Time, ids and chance of the machine itself. */
export const machineRuntime: Runtime = {
  now: () => Date.now(),
  id: () => v7(),
  randomBytes: (length) => randomBytes(length),
};
