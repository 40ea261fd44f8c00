import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KEEP_AFTER_MS, Keeper } from './keeper.ts';

const timers = {
  set: (done: () => void, ms: number) => setTimeout(done, ms) as unknown as number,
  clear: (timer: number) => clearTimeout(timer),
};
const keep = vi.fn();
let keeper: Keeper;

beforeEach(() => {
  vi.useFakeTimers();
  keep.mockReset();
  keeper = new Keeper(keep, timers);
});
afterEach(() => vi.useRealTimers());

describe('keeping what is typed', () => {
  test('happens within 400 ms of the last key, once', () => {
    keeper.touch();
    vi.advanceTimersByTime(KEEP_AFTER_MS - 1);
    keeper.touch();
    expect(keep).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(keep).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  test('happens again and again for somebody who never pauses', () => {
    for (let key = 0; key < 50; key += 1) {
      keeper.touch();
      vi.advanceTimersByTime(100);
    }
    expect(keep.mock.calls.length).toBeGreaterThanOrEqual(3);
  });

  test('flush keeps at once, and only what waits', () => {
    keeper.flush();
    expect(keep).not.toHaveBeenCalled();
    keeper.touch();
    keeper.flush();
    expect(keep).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  test('cancel forgets what waits', () => {
    keeper.touch();
    keeper.cancel();
    vi.advanceTimersByTime(10_000);
    expect(keep).not.toHaveBeenCalled();
  });
});
