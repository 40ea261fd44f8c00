import { describe, expect, it } from 'vitest';
import type { Held, PullAnswer, PullRequest } from '../../shared/wire/pull.ts';
import { failed, type Called } from './faults.ts';
import { Pull } from './pull.ts';
import type { TabEvent } from './tab-state.ts';
import { uuidOf } from './testing/samples.ts';

const [ann, ben] = [uuidOf('1'), uuidOf('2')];
const nothing: PullAnswer = { cursor: 9, changed: [], editors: [], gone: [], more: false, adapters: '0' };
const goals = { field: 'goals', text: 'x', rev: 8, at: 1, author: { name: 'A', own: false } } as const;
const changeOf = (studentId: string) => ({ studentId, rev: 8, kind: 'sheet', field: goals }) as const;

function setUp(answers: Called<PullAnswer>[] = []) {
  const asked: PullRequest[] = [];
  const told: TabEvent[] = [];
  const timers: { work: () => void; ms: number }[] = [];
  const state = {
    held: [{ id: ann, rev: 5 }] as Held[],
    gone: [] as string[],
    ended: [] as string[],
    reached: 0,
    tags: [] as string[],
    day: 'Mon',
  };
  const pull = new Pull({
    client: {
      pull: (body) => Promise.resolve((asked.push(body), answers.shift() ?? { ok: true, value: nothing })),
    },
    held: () => state.held,
    writing: () => Promise.resolve({ any: new Set([ann]), sheet: new Set([ann, uuidOf('7')]) }),
    tell: (event) => Promise.resolve(void told.push(event)),
    gone: (id) => Promise.resolve(void state.gone.push(id)),
    author: () => Promise.resolve({ serverUrl: 'https://a.test', token: 't1' }),
    ended: (token) => Promise.resolve(void state.ended.push(token)),
    reached: () => void (state.reached += 1),
    adapters: (tag) => state.tags.push(tag),
    later: (work, ms) => void timers.push({ work, ms }),
    day: () => state.day,
  });
  return { pull, asked, told, timers, state };
}

describe('the pull', () => {
  it('asks every half minute while something is shown, with one timer, and stops when nothing is', async () => {
    const { pull, timers, asked, state } = setUp();
    pull.wake();
    pull.wake();
    expect(timers.map(({ ms }) => ms)).toEqual([1_000, 30_000]);
    timers[1]?.work();
    await expect.poll(() => timers.length).toBe(3);
    state.held = [];
    timers[2]?.work();
    await new Promise(setImmediate);
    expect([timers.length, asked.length]).toEqual([3, 1]);
  });

  it('asks at once about a student who is newly shown, and when a change of a face sheet begins', async () => {
    const { pull, timers, asked, state } = setUp();
    pull.wake();
    timers[0]?.work();
    await expect.poll(() => asked.length).toBe(1);
    pull.began(ann);
    pull.began(ben);
    expect(timers.map(({ ms }) => ms)).toEqual([1_000, 30_000]);
    state.held = [...state.held, { id: ben, rev: 2 }];
    pull.wake();
    pull.began(ben);
    expect(timers.map(({ ms }) => ms)).toEqual([1_000, 30_000, 1_000, 1_000]);
  });

  it('goes on after a call that went wrong', async () => {
    const { pull, timers, state } = setUp([failed({ cause: 'offline' })]);
    pull.wake();
    timers[1]?.work();
    await expect.poll(() => timers.length).toBe(3);
    expect(state.reached).toBe(0);
  });

  it('says whose face sheet is being changed here, of those that are shown', async () => {
    const { pull, asked } = setUp();
    await pull.look();
    expect(asked).toEqual([{ held: [{ id: ann, rev: 5 }], editing: [ann] }]);
  });

  it('tells each tab what is new about its student, and who else is at it', async () => {
    const news = { changed: [changeOf(ann), changeOf(ann)], editors: [{ studentId: ben, name: 'B. Stone' }] };
    const { pull, told, state } = setUp([{ ok: true, value: { ...nothing, ...news } }]);
    state.held = [...state.held, { id: ben, rev: 12 }];
    await pull.look();
    const pulled = { kind: 'pulled', editors: [] };
    expect(told).toEqual([
      { ...pulled, studentId: ann, count: 2, upTo: 9, writing: true },
      { ...pulled, studentId: ben, count: 0, upTo: 12, writing: false, editors: ['B. Stone'] },
    ]);
    expect(state.reached).toBe(1);
  });

  it('R204: reads who is shown anew once the day is another: a relation may have ended, a policy begun', async () => {
    const { pull, told, state } = setUp();
    await pull.look();
    state.day = 'Tue';
    await pull.look();
    await pull.look();
    const anew = { kind: 'outdated', studentIds: new Set([ann]) };
    expect(told.filter(({ kind }) => kind === 'outdated')).toEqual([anew]);
  });

  it('lets go of who is gone', async () => {
    const { pull, told, state } = setUp([{ ok: true, value: { ...nothing, gone: [ann] } }]);
    await pull.look();
    expect([state.gone, told]).toEqual([[ann], []]);
  });

  it('asks again at once for what is left', async () => {
    const { pull, asked } = setUp([{ ok: true, value: { ...nothing, more: true } }]);
    await pull.look();
    expect(asked).toHaveLength(2);
  });

  it('ends the session under which it asked on the server’s word', async () => {
    const { pull, state } = setUp([failed({ cause: 'signed-out' })]);
    await pull.look();
    expect(state.ended).toEqual(['t1']);
  });
});
