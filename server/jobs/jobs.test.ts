import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import pino from 'pino';
import { startJobs } from './jobs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function logged() {
  const lines: string[] = [];
  return { lines, log: pino({}, { write: (line: string) => void lines.push(line) }) };
}

it('runs each job at once, and again at each look', async () => {
  const run = vi.fn(async () => {});
  const jobs = startJobs([{ trouble: '', run }], logged().log, 1_000);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(run).toHaveBeenCalledTimes(4);
  await jobs.stop();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(run).toHaveBeenCalledTimes(4);
});

it('leaves out a look while the one before is under way, and waits for it at the end', async () => {
  let finish: () => void = () => {};
  const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const next = vi.fn(async () => {});
  const jobs = startJobs(
    [
      { trouble: '', run },
      { trouble: '', run: next },
    ],
    logged().log,
    1_000,
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(1);
  const ended = vi.fn();
  const stopping = jobs.stop().then(ended);
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).not.toHaveBeenCalled();
  finish();
  await stopping;
  expect(next).not.toHaveBeenCalled();
});

it('says which job failed, in our words alone, goes on with the others, and tries again', async () => {
  const { lines, log } = logged();
  const run = vi.fn(() => Promise.reject(new Error('Kiri Baptiste')));
  const other = vi.fn(async () => {});
  const jobs = startJobs(
    [
      { trouble: 'The work was not done.', run },
      { trouble: '', run: other },
    ],
    log,
    1_000,
  );
  await vi.advanceTimersByTimeAsync(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  expect(other).toHaveBeenCalledTimes(2);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('The work was not done.');
  expect(lines[0]).not.toContain('Kiri');
  await jobs.stop();
});
