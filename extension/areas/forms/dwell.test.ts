import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Dwell, DWELL_MS } from './dwell.ts';

let now = 0;
let due: (() => void) | null = null;
const onChange = vi.fn();
let dwell: Dwell;

function elapse(ms: number): void {
  now += ms;
  if (ms >= DWELL_MS) due?.();
}

beforeEach(() => {
  now = 1_000;
  due = null;
  onChange.mockReset();
  dwell = new Dwell({
    now: () => now,
    set: (done) => ((due = done), 1),
    clear: () => (due = null),
    onChange,
  });
});

describe('a button that is guarded', () => {
  it('can be pressed once it was in sight long enough', () => {
    expect(dwell.armed).toBe(false);
    dwell.see(true);
    elapse(DWELL_MS - 1);
    expect(dwell.armed).toBe(false);
    elapse(1);
    expect(dwell.armed).toBe(true);
  });

  it('tells when it can be pressed, and when no longer', () => {
    dwell.see(true);
    elapse(DWELL_MS);
    expect(onChange.mock.calls).toEqual([[true]]);
    dwell.see(false);
    expect(onChange.mock.calls).toEqual([[true], [false]]);
    expect(dwell.armed).toBe(false);
  });

  it('begins anew after a break, however short', () => {
    dwell.see(true);
    elapse(DWELL_MS - 1);
    dwell.see(false);
    expect(due).toBeNull();
    dwell.see(true);
    elapse(DWELL_MS - 1);
    expect(dwell.armed).toBe(false);
  });

  it('does not begin anew when it is only seen again', () => {
    dwell.see(true);
    elapse(300);
    dwell.see(true);
    elapse(200);
    expect(dwell.armed).toBe(true);
  });
});
