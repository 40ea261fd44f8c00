import { describe, expect, it } from 'vitest';
import { NO_POLICY } from './policy.ts';
import { NO_NEWS } from './tab-news.ts';
import { reduce } from './tab-reduce.ts';
import { NEW_TAB, type Answer, type TabEvent, type TabState } from './tab-state.ts';
import { panelState } from './tab-view.ts';
import { me, seenOf, sheetOf, student, trail } from './testing/samples.ts';

const [READ, NOW, UNTIL] = [1_000_000, 2_000_000, 3_000_000];
const offline: Answer = {
  kind: 'student',
  seen: seenOf('1'),
  faceSheet: sheetOf('1'),
  at: NOW,
  news: NO_NEWS,
  offline: { since: READ, until: UNTIL },
};
const run = (events: TabEvent[], from: TabState, now = NOW) =>
  events.reduce(({ state }, event) => reduce(state, event, { signedIn: true, now }), {
    state: from,
    effects: [],
  } as ReturnType<typeof reduce>);
const shown = run(
  [
    { kind: 'linked', linked: true },
    { kind: 'shown', open: true, epoch: 1 },
    { kind: 'frame', frameId: 0, sighting: student('1'), epoch: 1 },
    { kind: 'answered', ticket: 1, answer: offline },
  ],
  NEW_TAB,
);

describe('a face sheet that is shown without the server', () => {
  it('says of when it is', () => {
    const settings = { serverUrl: 'https://a.test', managed: false, locale: 'en', policy: NO_POLICY } as const;
    const parts = {
      settings,
      session: { me, token: 't' },
      texts: [],
      lastKeptAt: null,
      full: false,
      trail,
      unread: { off: null, told: false },
      elsewhere: new Set<string>(),
    };
    expect(panelState(shown.state, parts).view).toMatchObject({ kind: 'student', offlineSince: READ });
  });

  it('stays while the server is asked again, soon and again, and gives way to what it says', () => {
    expect(shown.effects).toContainEqual({ kind: 'retry-later', ticket: 1, ms: 15_000 });
    const again = run([{ kind: 'retry' }], shown.state);
    expect(again.effects).toEqual([{ kind: 'look-up', ticket: 2, seen: seenOf('1'), quiet: true }]);
    expect(again.state.answer).toEqual(offline);
    const fresh = { ...offline, offline: null };
    const answered = run([{ kind: 'answered', ticket: 2, answer: fresh }], again.state);
    expect(answered).toEqual({ state: { ...again.state, asking: null, answer: fresh }, effects: [] });
  });

  it('gives way to a sheet that was read again', () => {
    const event: TabEvent = { kind: 'refreshed', studentId: sheetOf('1').student.id ?? '', faceSheet: sheetOf('1') };
    expect(run([event], shown.state).state.answer).toMatchObject({ kind: 'student', offline: null });
  });

  it('is blank when its time is over', () => {
    expect(shown.effects).toContainEqual({ kind: 'check-time', closing: UNTIL, ms: 30_000 });
    const over = run([{ kind: 'time-passed', closing: UNTIL }], shown.state, UNTIL);
    expect(over.state.answer).toBeNull();
    expect(over.effects).toMatchObject([{ kind: 'look-up' }]);
  });

  it('is blank on another page', () => {
    const event: TabEvent = { kind: 'frame', frameId: 0, sighting: student('1', { name: 'Other' }), epoch: 2 };
    expect(run([event], shown.state).state.answer).toBeNull();
  });
});
