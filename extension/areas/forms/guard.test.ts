import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DWELL_MS } from './dwell.ts';
import { Guard } from './guard.ts';

let now = 0;
const onChange = vi.fn();

function guardIn({ tellsCovered = true } = {}): Guard {
  return new Guard({ now: () => now, set: () => 1, clear: () => undefined, tellsCovered, onChange });
}

beforeEach(() => {
  now = 1_000;
  onChange.mockReset();
});

describe('an act in a frame of a page', () => {
  it('is done only once its button was seen long enough, without a break', () => {
    const guard = guardIn();
    guard.see('seen');
    now += DWELL_MS - 1;
    expect(guard.press()).toBe('wait');
    now += 1;
    expect(guard.press()).toBe('act');
    guard.see('covered');
    guard.see('seen');
    expect(guard.press()).toBe('wait');
  });

  it('is moved to a window while anything lies over its button', () => {
    const guard = guardIn();
    guard.see('seen');
    now += DWELL_MS;
    guard.see('covered');
    expect(guard.press()).toBe('window');
    expect(onChange).toHaveBeenLastCalledWith({ armed: false, elsewhere: true });
  });

  it('brings a button that is out of view into it, and does not try that twice', () => {
    const guard = guardIn();
    expect(guard.press()).toBe('bring');
    expect(guard.press()).toBe('window');
    guard.see('seen');
    now += DWELL_MS;
    expect(guard.press()).toBe('act');
    guard.see('out');
    expect(guard.press()).toBe('bring');
  });

  it('is never done where the browser can not say what lies over it', () => {
    const guard = guardIn({ tellsCovered: false });
    expect(guard.elsewhere).toBe(true);
    guard.see('seen');
    now += DWELL_MS;
    expect(guard.press()).toBe('window');
  });
});
