import { expect, test, vi } from 'vitest';
import type { Answer } from '../api.ts';
import { asked } from './asked.svelte.ts';

/** Questions that are answered when the test says so. */
function questions() {
  const open: ((answer: Answer<string>) => void)[] = [];
  const ended = vi.fn();
  const it = asked((_query: string) => new Promise<Answer<string>>((resolve) => open.push(resolve)), ended);
  const answer = async (place: number, said: Answer<string>) => {
    open[place]!(said);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { it, answer, ended };
}

test('the answer to the last question stands, in whichever order they come', async () => {
  const { it, answer } = questions();
  it.ask('one');
  it.ask('two');
  await answer(1, { ok: true, value: 'second' });
  await answer(0, { ok: true, value: 'first' });
  expect([it.value, it.busy]).toEqual(['second', false]);
});

test('an answer stays until the next, and a fault says why there is none', async () => {
  const { it, answer, ended } = questions();
  it.ask('one');
  await answer(0, { ok: true, value: 'first' });
  it.ask('two');
  expect([it.value, it.busy]).toEqual(['first', true]);
  await answer(1, { ok: false, fault: { cause: 'offline' } });
  expect(it.fault).toEqual({ cause: 'offline' });
  expect(ended).not.toHaveBeenCalled();
  it.ask('three');
  await answer(2, { ok: false, fault: { cause: 'signed-out' } });
  expect(ended).toHaveBeenCalledTimes(1);
});

test('what is cleared comes no more', async () => {
  const { it, answer } = questions();
  it.ask('one');
  it.clear();
  await answer(0, { ok: true, value: 'first' });
  expect([it.value, it.busy]).toEqual([null, false]);
});
