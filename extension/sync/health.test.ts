import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { HealthReport } from '../../shared/wire/adapters.ts';
import { Health } from './health.ts';
import { student } from './testing/samples.ts';

const by = { id: 'sis', revision: 2, page: 'home' };
const strange: Sighting = { outcome: 'no-fingerprint' };

/** A server that takes what it is told, or not; time goes on when the test says so. */
function scene() {
  const state = { takes: true, sent: [] as HealthReport[], told: 0, waits: [] as { ms: number; work: () => void }[] };
  const health = new Health({
    send: (report) => {
      state.sent.push(report);
      return Promise.resolve(state.takes);
    },
    later: (work, ms) => state.waits.push({ ms, work }),
    told: () => (state.told += 1),
  });
  const pass = async () => {
    for (const { work } of state.waits.splice(0)) work();
    await new Promise(setImmediate);
  };
  return { state, health, pass };
}

describe('the health of an adapter', () => {
  it('is told in numbers, once a minute', async () => {
    const { state, health, pass } = scene();
    for (const sisId of ['1', '2']) health.count(by, student(sisId));
    health.count(by, { outcome: 'roster' });
    expect(state.waits.map(({ ms }) => ms)).toEqual([60_000]);
    await pass();
    expect(state.sent).toEqual([
      {
        reports: [
          { ...by, outcome: 'student', count: 2 },
          { ...by, outcome: 'roster', count: 1 },
        ],
      },
    ]);
    expect(JSON.stringify(state.sent)).not.toContain('Name 1');
    await pass();
    expect(state.sent).toHaveLength(1);
  });

  it('is told at once where a page is not known any more, and its reader can be told so', async () => {
    const { state, health, pass } = scene();
    health.count(by, student('1'));
    health.count(by, strange);
    expect(state.waits.map(({ ms }) => ms)).toEqual([60_000, 1_000]);
    expect(health.wasTold('sis')).toBe(false);
    await pass();
    expect(state.sent).toHaveLength(1);
    expect(health.wasTold('sis')).toBe(true);
    expect(state.told).toBe(1);
  });

  it('is not called told where the server did not take it', async () => {
    const { state, health, pass } = scene();
    state.takes = false;
    health.count(by, strange);
    await pass();
    expect(health.wasTold('sis')).toBe(false);
  });

  it('counts no page that is still changing', async () => {
    const { state, health, pass } = scene();
    health.count(by, { outcome: 'busy' });
    await pass();
    expect(state.sent).toEqual([]);
  });
});
