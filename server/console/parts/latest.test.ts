import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { latest } from './latest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PAUSE = 200;

/** A server that answers when the test says so. */
function slowServer() {
  const waiting = new Map<string, () => void>();
  const asked: string[] = [];
  const given: string[] = [];
  const ask = (query: string) => {
    asked.push(query);
    return new Promise<string>((resolve) => waiting.set(query, () => resolve(`of ${query}`)));
  };
  const answer = async (query: string) => {
    waiting.get(query)!();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asked, given, answer, search: latest(PAUSE, ask, (text) => void given.push(text)) };
}

test('the server is asked once typing has rested, for what stands there then', async () => {
  const { asked, search } = slowServer();
  for (const query of ['o', 'or', 'ort']) {
    search.soon(query);
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['ort']);
});

test('an answer that comes late never takes the place of a newer one', async () => {
  const { given, answer, search } = slowServer();
  search.now('o');
  search.now('ortiz');
  await answer('ortiz');
  await answer('o');
  expect(given).toEqual(['of ortiz']);
});

test('as soon as more is typed, the answer to less is not given', async () => {
  const { given, answer, search } = slowServer();
  search.now('o');
  search.soon('ortiz');
  await answer('o');
  expect(given).toEqual([]);
});

test('what was dropped is neither asked nor given', async () => {
  const { asked, given, answer, search } = slowServer();
  search.now('o');
  search.soon('or');
  search.drop();
  await vi.advanceTimersByTimeAsync(PAUSE);
  await answer('o');
  expect([asked, given]).toEqual([['o'], []]);
});
