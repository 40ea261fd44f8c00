import { describe, expect, it } from 'vitest';
import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import { reduce, type Reduced } from './tab-reduce.ts';
import { NO_NEWS } from './tab-news.ts';
import { NEW_TAB, type Answer, type TabEvent, type TabState } from './tab-state.ts';
import { seenOf, sheetOf, student } from './testing/samples.ts';

const START = 1_000_000;
const current = { news: NO_NEWS, offline: null };
const around = { signedIn: true, now: START };

/** Runs events one after the other; the last result. */
function run(events: TabEvent[], from: TabState = NEW_TAB, more = {}): Reduced {
  let result: Reduced = { state: from, effects: [] };
  for (const event of events) result = reduce(result.state, event, { ...around, ...more });
  return result;
}

const opened: TabEvent[] = [
  { kind: 'linked', linked: true },
  { kind: 'shown', open: true, epoch: 10 },
];
const frame = (sighting: Sighting, epoch: number | null = 11, frameId = 3): TabEvent => ({
  kind: 'frame',
  frameId,
  sighting,
  epoch,
});
const sheet = (seen: Seen, at = START): Answer => ({
  kind: 'student',
  seen,
  faceSheet: sheetOf(seen.sisId ?? ''),
  at,
  ...current,
});
const trouble = (seen: Seen, cause: 'offline' | 'signed-out' = 'offline'): Answer => ({
  kind: 'trouble',
  seen,
  why: { cause },
  since: START,
  tries: 0,
});
const answered = (ticket: number, answer: Answer): TabEvent => ({ kind: 'answered', ticket, answer });
const showing = (sisId: string) => run([...opened, frame(student(sisId)), answered(1, sheet(seenOf(sisId)))]).state;

describe('what it was read by is not in force any more', () => {
  it('nothing that was read or answered counts from the new epoch on, however many frames named somebody', () => {
    const before = reduce(showing('1'), frame(student('1'), null, 4), around).state;
    const { state, effects } = reduce(before, { kind: 'unread', epoch: 12 }, around);
    expect(state).toMatchObject({ epoch: 12, frames: {}, answer: null, asking: null });
    expect(effects).toEqual([]);
    const late = reduce(state, answered(before.ticket, sheet(seenOf('1'))), around).state;
    expect(late.answer).toBeNull();
  });
});

describe('looking a student up', () => {
  it('asks once for what the page shows, under the epoch that was read', () => {
    const { state, effects } = run([...opened, frame(student('1'))]);
    expect(effects).toEqual([{ kind: 'look-up', ticket: 1, seen: seenOf('1'), quiet: false }]);
    expect(state.epoch).toBe(11);
    expect(reduce(state, frame(student('1'), 12), around).effects).toEqual([]);
  });

  it.each([
    ['the panel is closed', [{ kind: 'linked', linked: true }, frame(student('1'))], {}],
    ['no panel is connected', [{ kind: 'shown', open: true, epoch: 1 }, frame(student('1'))], {}],
    ['nobody is signed in', [...opened, frame(student('1'))], { signedIn: false }],
  ] as [string, TabEvent[], object][])('asks nothing while %s', (_why, events, more) => {
    expect(run(events, NEW_TAB, more).effects).toEqual([]);
  });

  it('drops a late answer about another student', () => {
    const { state } = run([
      ...opened,
      frame(student('1')),
      frame({ outcome: 'busy' }, 12),
      frame(student('2'), 12),
      answered(1, sheet(seenOf('1'))),
    ]);
    expect(state.answer).toBeNull();
    expect(state.asking).toEqual(seenOf('2'));
  });

  it('asks again when the same number comes with another name or a birth date that was not checked', () => {
    expect(reduce(showing('1'), frame(student('1', { name: 'Other' })), around).effects).toHaveLength(1);
    expect(reduce(showing('1'), frame(student('1', { birthDate: '2012-01-02' })), around).effects).toHaveLength(1);
  });
});

describe('a page that changes', () => {
  it('keeps the sheet through a moment of change and uses it for the same student only', () => {
    const changing = run([frame({ outcome: 'busy' }, 12)], showing('1')).state;
    expect(run([frame(student('1'), 12)], changing)).toMatchObject({
      effects: [],
      state: { answer: { kind: 'student' } },
    });
    expect(run([frame(student('2'), 12)], changing)).toMatchObject({
      effects: [{ kind: 'look-up' }],
      state: { answer: null },
    });
  });

  it('forgets the sheet on a page that shows nobody, and when the panel goes', () => {
    expect(run([frame({ outcome: 'none' })], showing('1')).state.answer).toBeNull();
    expect(run([{ kind: 'linked', linked: false }], showing('1')).state.answer).toBeNull();
  });

  it('never uses again what was picked for a name, because the same name may be another student', () => {
    const named = { outcome: 'name-only' as const, seen: { ...seenOf('1'), sisId: undefined as never, name: 'Lan' } };
    delete (named.seen as { sisId?: string }).sisId;
    const picked = run([...opened, frame(named), answered(1, sheet(named.seen))]).state;
    expect(picked.answer).not.toBeNull();
    expect(run([frame({ outcome: 'busy' }, 12)], picked).state.answer).toBeNull();
  });

  it('reads a sheet again that has been on screen for long', () => {
    expect(reduce(showing('1'), frame(student('1')), { signedIn: true, now: START + 301_000 }).effects).toHaveLength(1);
  });

  it('two frames with different students are nobody; one that left does not count', () => {
    const both = run([frame(student('2'), 12, 5)], showing('1'));
    expect(both).toMatchObject({ effects: [], state: { answer: null } });
    expect(run([{ kind: 'frame-left', frameId: 5 }], both.state).effects).toMatchObject([{ seen: { sisId: '1' } }]);
  });
});

describe('trouble', () => {
  it('is tried again ever later, and remembers since when', () => {
    const first = run([...opened, frame(student('1')), answered(1, trouble(seenOf('1')))]);
    expect(first.effects).toEqual([{ kind: 'retry-later', ticket: 1, ms: 2_000 }]);
    const again = run([{ kind: 'retry' }], first.state);
    expect(again.effects).toMatchObject([{ kind: 'look-up', ticket: 2 }]);
    const second = run([answered(2, { ...trouble(seenOf('1')), since: 9 } as Answer)], again.state);
    expect(second.state.answer).toMatchObject({ since: START, tries: 1 });
    expect(second.effects).toMatchObject([{ ms: 4_000 }]);
  });

  it('is not tried again by itself where trying cannot help', () => {
    expect(run([...opened, frame(student('1')), answered(1, trouble(seenOf('1'), 'signed-out'))]).effects).toEqual([]);
  });

  it('another person sees nothing of what the first was told', () => {
    expect(run([{ kind: 'actor-changed' }], showing('1')).state.answer).toBeNull();
  });
});

describe('a record that is open for hours only', () => {
  const HOUR = 3_600_000;
  /** The server's clock runs five minutes ahead of the one here. */
  const asOf = START + 300_000;
  const openFor = (until: number | null): Answer => {
    const faceSheet = sheetOf('1');
    const days = { since: null, until: null };
    const role = { kind: 'role', role: 'principal', building: null, ...days } as const;
    const grant = { kind: 'grant', grant: 'emergency', untilAt: asOf + (until ?? 0), ...days } as const;
    const because = { ...faceSheet.because, facts: until === null ? [role] : [role, grant] };
    return { kind: 'student', seen: seenOf('1'), faceSheet: { ...faceSheet, because, asOf }, at: START, ...current };
  };
  const shown = (until: number | null) => run([...opened, frame(student('1')), answered(1, openFor(until))]);
  const passed: TabEvent = { kind: 'time-passed', closing: START + 4 * HOUR };

  it('is looked after until its hour by the server’s clock, often enough to notice a sleep', () => {
    expect(shown(4 * HOUR).effects).toEqual([{ kind: 'check-time', closing: START + 4 * HOUR, ms: 30_000 }]);
    expect(shown(2_000).effects).toMatchObject([{ ms: 2_000 }]);
    expect(shown(null).effects).toEqual([]);
    const later = run([passed], shown(4 * HOUR).state, { now: START + 4 * HOUR - 500 });
    expect(later.effects).toMatchObject([{ kind: 'check-time', ms: 1_000 }]);
  });

  it('is not read again by time alone: nobody may be there, and each reading is a use', () => {
    const later = { now: START + 301_000 };
    const { state } = shown(4 * HOUR);
    expect(run([passed], state, later)).toMatchObject({ state: { asking: null }, effects: [{ kind: 'check-time' }] });
    expect(run([frame(student('1'))], state, later).effects).toMatchObject([{ kind: 'look-up', quiet: true }]);
  });

  it('closes when its hour has come, and is asked for anew', () => {
    const over = run([passed], shown(4 * HOUR).state, { now: START + 4 * HOUR });
    expect(over.state.answer).toBeNull();
    expect(over.effects).toEqual([{ kind: 'look-up', ticket: 3, seen: seenOf('1'), quiet: true }]);
  });

  it('is not looked after twice, nor for an answer that was replaced', () => {
    const { state } = shown(4 * HOUR);
    expect(reduce(state, frame(student('1')), around).effects).toEqual([]);
    expect(run([passed], shown(2 * HOUR).state).effects).toEqual([]);
  });

  it('is asked for again when a right may have begun, whatever was said or is being asked', () => {
    const closed: Answer = { kind: 'no-access', seen: seenOf('1'), wouldAllow: [] };
    const { state } = run([...opened, frame(student('1')), answered(1, closed)]);
    const again = run([{ kind: 'look-again' }], state);
    expect(again).toMatchObject({ state: { answer: null }, effects: [{ kind: 'look-up', ticket: 3 }] });
    const twice = run([{ kind: 'look-again' }, answered(3, closed)], again.state);
    expect(twice.state).toMatchObject({ answer: null, asking: seenOf('1') });
  });
});

describe('picking one of several', () => {
  const id = sheetOf('1').student.id ?? '';
  const candidates = [{ studentId: id, sisId: '1', name: 'A', grade: '07', building: 'B' }];
  const several = run([
    ...opened,
    frame(student('1')),
    answered(1, { kind: 'several', seen: seenOf('1'), candidates }),
  ]).state;

  it('opens one that was offered, for the page it was offered for', () => {
    expect(run([{ kind: 'picked', studentId: id, epoch: 11 }], several).effects).toMatchObject([
      { kind: 'open-sheet', studentId: id },
    ]);
    expect(run([{ kind: 'picked', studentId: id, epoch: 10 }], several).effects).toEqual([]);
    expect(run([{ kind: 'picked', studentId: 'other', epoch: 11 }], several).effects).toEqual([]);
  });
});

describe('a tab whose panel stands outside it', () => {
  it.each(['left', 'closed', 'sis'] as const)(
    'knows nothing of its student once another page is there (%s)',
    (page) => {
      const before = showing('1');
      const { state, effects } = reduce(before, { kind: 'page', page }, around);
      expect(state).toMatchObject({ page, frames: {}, answer: null, asking: null, open: true, linked: true });
      expect(state.epoch).toBeGreaterThan(before.epoch);
      expect(effects).toEqual([]);
    },
  );

  it('drops an answer that was under way to the page before', () => {
    const asked = run([...opened, frame(student('1'))]).state;
    const { state } = run([{ kind: 'page', page: 'left' }, answered(1, sheet(seenOf('1')))], asked);
    expect(state.answer).toBeNull();
  });
});
