import { beforeEach, describe, expect, it } from 'vitest';
import type { Sighting } from '../../shared/sis/sighting.ts';
import { MatchGuard } from './guard.ts';

const student = (sisId: string, more = {}): Sighting => ({
  outcome: 'student',
  seen: { system: 'sis', idKind: 'studentNumber', adapterRevision: 1, sisId, name: `Name ${sisId}`, ...more },
});
const none: Sighting = { outcome: 'none' };
const busy: Sighting = { outcome: 'busy' };

/** A page whose content, clock and timers the test moves by hand. `log` is what the guard did, in order. */
function scene() {
  const timers: { at: number; work: () => void }[] = [];
  const state = { page: none, clock: 0, cost: 0, log: [] as string[], settled: [] as boolean[] };
  const guard = new MatchGuard({
    read: () => {
      state.clock += state.cost;
      return state.page;
    },
    raise: () => state.log.push('raise'),
    report: (s, _ms, settled) => {
      state.log.push('seen' in s ? `${s.outcome} ${s.seen.sisId ?? ''}` : s.outcome);
      state.settled.push(settled);
    },
    now: () => state.clock,
    later: (work, ms) => timers.push({ at: state.clock + ms, work }),
    settleMs: 100,
  });
  const pass = (ms: number) => {
    const until = state.clock + ms;
    for (;;) {
      timers.sort((a, b) => a.at - b.at);
      const next = timers[0];
      if (!next || next.at > until) break;
      timers.shift();
      state.clock = next.at;
      next.work();
    }
    state.clock = until;
  };
  return { state, guard, pass };
}

let s: ReturnType<typeof scene>;
beforeEach(() => {
  s = scene();
  s.state.page = student('1');
  s.guard.start();
  s.state.log = [];
  s.state.settled = [];
});

describe('the match guard', () => {
  it('does nothing when the same student is read again', () => {
    s.state.page = student('1', { grade: '07' });
    s.guard.changed();
    s.pass(5_000);
    expect(s.state.log).toEqual([]);
  });

  it('hides in the same call in which another student is read, and reports after the page settled', () => {
    s.state.page = student('2');
    s.guard.changed();
    expect(s.state.log).toEqual(['raise']);
    s.pass(99);
    expect(s.state.log).toEqual(['raise']);
    s.pass(1);
    expect(s.state.log).toEqual(['raise', 'student 2']);
  });

  it.each<Sighting>([none, busy, { outcome: 'roster' }])('hides when nobody can be read any more: $outcome', (page) => {
    s.state.page = page;
    s.guard.changed();
    expect(s.state.log).toEqual(['raise']);
  });

  it('hides when the same number has another name', () => {
    s.state.page = student('1', { name: 'Somebody Else' });
    s.guard.changed();
    expect(s.state.log).toEqual(['raise']);
  });

  it('reports the same student after a moment of emptiness, so that the panel comes back', () => {
    s.state.page = busy;
    s.guard.changed();
    s.state.page = student('1');
    s.guard.changed();
    s.pass(100);
    expect(s.state.log).toEqual(['raise', 'student 1']);
  });

  it('hides once, however often the page changes before it settles', () => {
    s.state.page = student('2');
    s.guard.changed();
    s.state.page = student('3');
    s.guard.changed();
    s.pass(100);
    expect(s.state.log).toEqual(['raise', 'student 3']);
  });

  it('reads an unsettled page again by itself, and gives up in the end', () => {
    s.state.page = busy;
    s.guard.changed();
    s.pass(300);
    s.state.page = student('4');
    s.pass(400);
    expect(s.state.log).toEqual(['raise', 'busy', 'raise', 'student 4']);
    s.state.page = busy;
    s.guard.changed();
    s.pass(60_000);
    s.state.log = [];
    s.pass(60_000);
    expect(s.state.log).toEqual([]);
  });

  it('hides unread when reading costs too much', () => {
    s.state.cost = 30;
    for (let i = 0; i < 6; i += 1) s.guard.changed();
    expect(s.state.log).toEqual(['raise']);
  });

  it('reads once more after a change that it saw nothing in: what follows may come where nobody watches', () => {
    s.guard.changed();
    s.state.page = student('2');
    s.pass(99);
    expect(s.state.log).toEqual([]);
    s.pass(1);
    expect(s.state.log).toEqual(['raise']);
    s.pass(100);
    expect(s.state.log).toEqual(['raise', 'student 2']);
  });

  it('says that a page has settled once, at the end of a page that cannot be read', () => {
    s.state.page = { outcome: 'no-fingerprint' };
    s.guard.changed();
    s.pass(60_000);
    expect(s.state.settled).toEqual([false, true]);
    s.state.page = student('2');
    s.guard.changed();
    s.pass(100);
    expect(s.state.settled).toEqual([false, true, true]);
  });

  it('says what it reads when asked, and hides when that differs', () => {
    expect(s.guard.readAgain()).toEqual(student('1'));
    expect(s.state.log).toEqual([]);
    s.state.page = student('2');
    expect(s.guard.readAgain()).toEqual(student('2'));
    expect(s.state.log).toEqual(['raise']);
  });

  it('starts without hiding on a page that names nobody', () => {
    const empty = scene();
    empty.guard.start();
    expect(empty.state.log).toEqual(['none']);
  });
});
