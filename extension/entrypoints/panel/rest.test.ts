import { describe, expect, it } from 'vitest';
import { Rest } from './rest.ts';

const MINUTE = 60_000;

/** A panel, a clock that the test moves, and how often it began to rest. */
function setUp() {
  let now = 0;
  let next = null as { at: number; done: () => void } | null;
  let begun = 0;
  const rest = new Rest({
    now: () => now,
    timers: {
      set: (done, ms) => {
        next = { at: now + ms, done };
        return 1;
      },
      clear: () => void (next = null),
    },
    begin: () => void (begun += 1),
  });
  const pass = (ms: number) => {
    const end = now + ms;
    while (next !== null && next.at <= end) {
      const { at, done } = next;
      [now, next] = [at, null];
      done();
    }
    now = end;
  };
  return { rest, pass, begun: () => begun, sleep: (ms: number) => void (now += ms) };
}

describe('a panel rests', () => {
  it('after the minutes that the district says, counted from the last key', () => {
    const { rest, pass, begun } = setUp();
    rest.limit(5);
    pass(4 * MINUTE);
    rest.touch();
    pass(5 * MINUTE - 1);
    expect(begun()).toBe(0);
    pass(1);
    expect(begun()).toBe(1);
  });

  it('never where the district says nothing, and no more once it takes that back', () => {
    const { rest, pass, begun } = setUp();
    pass(600 * MINUTE);
    rest.limit(5);
    expect(begun()).toBe(1);
    rest.end();
    rest.limit(null);
    pass(600 * MINUTE);
    expect(begun()).toBe(1);
  });

  it('until somebody presses: no key alone ends it, and then the time begins anew', () => {
    const { rest, pass, begun } = setUp();
    rest.limit(1);
    pass(MINUTE);
    rest.touch();
    pass(10 * MINUTE);
    expect(begun()).toBe(1);
    rest.end();
    pass(MINUTE);
    expect(begun()).toBe(2);
  });

  it('as soon as it looks at the clock, where the computer slept', () => {
    const { rest, begun, sleep } = setUp();
    rest.limit(5);
    sleep(60 * MINUTE);
    rest.look();
    expect(begun()).toBe(1);
  });
});
