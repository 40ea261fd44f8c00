import { describe, expect, test, vi } from 'vitest';
import type { PanelState } from '../../messages.ts';
import { keepLinked } from './link.ts';

function fakeBrowser() {
  const ports: { push: (state: unknown) => void; drop: () => void }[] = [];
  const waits: number[] = [];
  const onState = vi.fn();
  const onLost = vi.fn();
  let next = (): void => undefined;
  let gone = false;
  keepLinked({
    connect: () => {
      if (gone) throw new Error('Extension context invalidated.');
      const heard: ((message: unknown) => void)[] = [];
      const closed: (() => void)[] = [];
      ports.push({ push: (state) => heard.forEach((one) => one(state)), drop: () => closed.forEach((one) => one()) });
      return {
        onMessage: { addListener: (one) => heard.push(one) },
        onDisconnect: { addListener: (one) => closed.push(one) },
      };
    },
    onState,
    onLost,
    wait: (done, ms) => {
      waits.push(ms);
      next = done;
    },
  });
  return { ports, waits, onState, onLost, elapse: () => next(), leave: () => (gone = true) };
}

describe('the panel’s port', () => {
  test('hands on what is pushed', () => {
    const { ports, onState } = fakeBrowser();
    const state = { epoch: 3 } as PanelState;
    ports[0]!.push(state);
    expect(onState).toHaveBeenCalledWith(state);
  });

  test('is opened again when the worker stops, more slowly while nothing answers', () => {
    const { ports, waits, elapse } = fakeBrowser();
    for (let time = 0; time < 3; time += 1) {
      ports.at(-1)!.drop();
      elapse();
    }
    expect(ports).toHaveLength(4);
    expect(waits).toEqual([100, 200, 400]);
    ports.at(-1)!.push({ epoch: 1 });
    ports.at(-1)!.drop();
    expect(waits.at(-1)).toBe(100);
  });

  test('says so when this copy of the extension is gone', () => {
    const { ports, elapse, leave, onLost } = fakeBrowser();
    leave();
    ports[0]!.drop();
    elapse();
    expect(onLost).toHaveBeenCalledTimes(1);
  });
});
