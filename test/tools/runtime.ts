import { v7 } from 'uuid';
import type { Runtime } from '../../shared/runtime.ts';

export interface TestRuntime extends Runtime {
  /** Moves the clock on by so many ms. */
  advance(ms: number): void;
}

/** A clock that only moves when told, and ids and bytes that are the same at every run. */
export function testRuntime(start = Date.parse('2026-11-20T15:00:00Z')): TestRuntime {
  let at = start;
  let count = 0;
  const bytes = (length: number) => {
    count += 1;
    // The rounds of 256 are told apart too: two sessions of one token would end each other.
    return Uint8Array.from({ length }, (_, i) => (count * 31 + i * (7 + 2 * (count >> 8))) % 256);
  };
  return {
    now: () => at,
    id: () => v7({ msecs: at, random: bytes(16), seq: count }),
    randomBytes: bytes,
    advance: (ms) => void (at += ms),
  };
}
