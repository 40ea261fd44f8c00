import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { cpuMeter } from './cpu-meter.ts';

const BUSY_MS = 300;

/** A process that computes for so long, then waits to be ended. */
async function busyProcess(): Promise<{ pid: number; end(): Promise<void> }> {
  const script = `const end = Date.now() + ${BUSY_MS}; while (Date.now() < end); process.stdout.write('.'); setInterval(() => 0, 9e6)`;
  const child = spawn(process.execPath, ['-e', script]);
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    async end() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

describe.skipIf(!existsSync('/proc/self/stat'))('a CPU meter', () => {
  it('counts a process that began meanwhile from its beginning, and an old one from the start of the count', async () => {
    const old = await busyProcess();
    const pids = [old.pid];
    const usedSince = await cpuMeter(() => Promise.resolve(pids))();
    expect(await usedSince()).toBeLessThan(BUSY_MS / 3);
    const young = await busyProcess();
    pids.push(young.pid);
    expect(await usedSince()).toBeGreaterThan(BUSY_MS / 3);
    await Promise.all([old.end(), young.end()]);
  });

  it('gives no sum when a process has ended, or when they cannot be seen', async () => {
    const gone = await busyProcess();
    let pids: number[] | undefined = [gone.pid];
    const usedSince = await cpuMeter(() => Promise.resolve(pids))();
    await gone.end();
    pids = [];
    expect(await usedSince()).toBeUndefined();
    pids = undefined;
    expect(await usedSince()).toBeUndefined();
  });
});
