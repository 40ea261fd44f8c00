import { describe, expect, it } from 'vitest';
import { reduce } from './tab-reduce.ts';
import { NO_NEWS } from './tab-news.ts';
import { NEW_TAB, type TabEvent, type TabState } from './tab-state.ts';
import { seenOf, sheetOf, student, uuidOf } from './testing/samples.ts';

const around = { signedIn: true, now: 500 };
const studentId = uuidOf('1');
const tab: TabState = {
  ...NEW_TAB,
  open: true,
  linked: true,
  frames: { 0: student('1') },
  answer: { kind: 'student', seen: seenOf('1'), faceSheet: sheetOf('1'), at: 400, news: NO_NEWS, offline: null },
};
const pulled = (more: object = {}): TabEvent => ({
  kind: 'pulled',
  studentId,
  count: 1,
  upTo: 9,
  editors: [],
  writing: false,
  ...more,
});
const after = (...events: TabEvent[]) =>
  events.reduce((last, event) => reduce(last.state, event, around), { state: tab, effects: [] } as ReturnType<
    typeof reduce
  >);
const newsIn = ({ state: { answer } }: ReturnType<typeof reduce>) => answer?.kind === 'student' && answer.news;
const refresh = { kind: 'refresh', studentId };

describe('news about the student who is shown', () => {
  it('is read at once, by itself, while nobody writes', () => {
    expect(after(pulled()).effects).toEqual([{ ...refresh, quiet: true }]);
    expect(newsIn(after(pulled()))).toEqual({ updates: 0, upTo: 9, editors: [] });
  });

  it('is counted while somebody writes, and read when they want it', () => {
    const typing = after(pulled({ writing: true }), pulled({ writing: true, count: 2, upTo: 12 }));
    expect([newsIn(typing), typing.effects]).toEqual([{ updates: 3, upTo: 12, editors: [] }, []]);
    const wanted = reduce(typing.state, { kind: 'show-updates' }, around);
    expect(wanted.effects).toEqual([{ ...refresh, quiet: false }]);
    const read = reduce(wanted.state, { kind: 'refreshed', studentId, faceSheet: sheetOf('1') }, around);
    expect(newsIn(read)).toEqual(NO_NEWS);
  });

  it('that waited is read once nothing is written any more', () => {
    expect(after(pulled({ writing: true }), pulled({ count: 0 })).effects).toMatchObject([refresh]);
  });

  it('that could not be read stays counted', () => {
    expect(newsIn(after(pulled(), { kind: 'not-refreshed', studentId }))).toMatchObject({ updates: 1 });
  });

  it('names who else is changing the sheet, for as long as they do', () => {
    expect(newsIn(after(pulled({ count: 0, editors: ['B. Stone'] })))).toMatchObject({ editors: ['B. Stone'] });
    expect(newsIn(after(pulled({ editors: ['B. Stone'] }), pulled({ count: 0 })))).toMatchObject({ editors: [] });
  });

  it('about another student is none', () => {
    const other = uuidOf('2');
    const events: TabEvent[] = [
      pulled({ studentId: other }),
      { kind: 'not-refreshed', studentId: other },
      { kind: 'outdated', studentIds: new Set([other]) },
    ];
    for (const event of events) expect(after(event)).toEqual({ state: tab, effects: [] });
    expect(reduce(NEW_TAB, pulled(), around)).toEqual({ state: NEW_TAB, effects: [] });
  });

  it('comes of what waited and was applied: the sheet is read again', () => {
    const { state, effects } = after({ kind: 'outdated', studentIds: new Set([studentId]) });
    expect([state, effects]).toEqual([tab, [{ ...refresh, quiet: true }]]);
  });
});
