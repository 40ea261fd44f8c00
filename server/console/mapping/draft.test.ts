import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Mapping } from '../../../shared/areas/access/mapping.ts';
import type { OpAnswer } from '../../../shared/wire/ops.ts';
import type { Answer, Api } from '../api.ts';
import { MapDraft, SAVE_AFTER_MS } from './draft.svelte.ts';
import { rowsOf } from './keeping.ts';
import { book, id, row } from './testing/rows.ts';

const IN_FORCE = [row(1), row(2, { value: 'TEACH' })];
const OP = id(900);
const applied = (rev: number): Answer<OpAnswer> => ({
  ok: true,
  value: { opId: OP, outcome: 'applied', rev, seq: 1 },
});
const stale: Answer<OpAnswer> = {
  ok: true,
  value: { opId: OP, outcome: 'refused', code: 'stale', text: 'Somebody else changed it.' },
};
const offline = { ok: false, fault: { cause: 'offline' } } as const;

function desk({ now = book(IN_FORCE), then = now }: { now?: Mapping; then?: Mapping } = {}) {
  const op = vi.fn(async (_kind: string, _body: unknown): Promise<Answer<OpAnswer>> => applied(7));
  const get = vi.fn(async (): Promise<Answer<unknown>> => ({ ok: true, value: then }));
  const lost = vi.fn();
  const draft = new MapDraft(now, { api: { op, get } as unknown as Api, lost, now: () => 1000 });
  return { draft, op, get, lost };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a draft begins with what is in force, or with what was kept', () => {
  expect(desk().draft.rows).toEqual(IN_FORCE);
  expect(desk().draft.keeping).toEqual({ at: 'none' });
  const kept = { rev: 4, rows: [row(1)], editedBy: 'Ines', editedAt: 5 };
  const { draft } = desk({ now: book(IN_FORCE, kept) });
  expect([draft.rows, draft.keeping]).toEqual([kept.rows, { at: 'kept', when: 5, by: 'Ines' }]);
});

test('quick changes are kept as one, after a moment, on top of the revision they were made from', async () => {
  const { draft, op } = desk();
  draft.change([row(1)]);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  draft.change([row(2)]);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  expect(op).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(op.mock.calls).toEqual([['mapping.save', { rev: 0, rows: [row(2)] }]]);
  expect(draft.keeping).toEqual({ at: 'kept', when: 1000, by: null });
  draft.change([row(3)]);
  await draft.keep();
  expect(op).toHaveBeenLastCalledWith('mapping.save', { rev: 7, rows: [row(3)] });
});

test('what is changed while it is on its way is sent after it', async () => {
  const { draft, op } = desk();
  let answer = (_answer: Answer<OpAnswer>) => {};
  op.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  draft.change([row(1)]);
  const first = draft.keep();
  await vi.advanceTimersByTimeAsync(0);
  draft.change([row(2)]);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(op).toHaveBeenCalledTimes(1);
  answer(applied(7));
  await first;
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(op).toHaveBeenLastCalledWith('mapping.save', { rev: 7, rows: [row(2)] });
  expect(op).toHaveBeenCalledTimes(2);
});

test('a draft that was not kept stays, and is sent again', async () => {
  const { draft, op } = desk();
  op.mockResolvedValueOnce(offline);
  draft.change([row(1)]);
  await draft.keep();
  expect(draft.keeping).toMatchObject({ at: 'trouble', trouble: { code: 'offline' } });
  expect([draft.rows, draft.settled]).toEqual([[row(1)], false]);
  await draft.keep();
  expect(draft.keeping.at).toBe('kept');
});

test('the rows that the server does not take are named', async () => {
  const { draft, op } = desk();
  const issues = [{ path: 'body.rows.1.value', code: 'custom' }];
  op.mockResolvedValueOnce({ ok: true, value: { opId: OP, outcome: 'invalid', issues } });
  draft.change(IN_FORCE);
  await draft.keep();
  expect(draft.keeping).toMatchObject({ at: 'trouble', rows: [id(2)] });
  expect(rowsOf([{ path: 'body.rev', code: 'x' }, ...issues, ...issues], IN_FORCE)).toEqual([id(2)]);
});

test('somebody else’s draft waits for a choice, and mine stays meanwhile', async () => {
  const theirs = { rev: 9, rows: [row(5)], editedBy: 'Ines', editedAt: 5 };
  const { draft, op } = desk({ then: book(IN_FORCE, theirs) });
  op.mockResolvedValueOnce(stale);
  draft.change([row(1)]);
  await draft.keep();
  expect([draft.keeping, draft.rows]).toEqual([{ at: 'stale', theirs }, [row(1)]]);
  draft.change([row(2)]);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
  expect(op).toHaveBeenCalledTimes(1);
  await draft.keepMine();
  expect(op).toHaveBeenLastCalledWith('mapping.save', { rev: 9, rows: [row(2)] });
  expect(draft.keeping.at).toBe('kept');
});

test('theirs can be gone on with, or what is in force where there is none any more', async () => {
  const theirs = { rev: 9, rows: [row(5)], editedBy: 'Ines', editedAt: 5 };
  for (const [then, rows, rev] of [
    [book(IN_FORCE, theirs), [row(5)], 9],
    [book([row(6)]), [row(6)], 0],
  ] as const) {
    const { draft, op } = desk({ then });
    op.mockResolvedValueOnce(stale);
    draft.change([row(1)]);
    await draft.keep();
    draft.takeTheirs();
    expect(draft.rows).toEqual(rows);
    draft.change([row(2)]);
    await draft.keep();
    expect(op).toHaveBeenLastCalledWith('mapping.save', { rev, rows: [row(2)] });
  }
});

test('dropping shows what is in force; one that was never kept is dropped here', async () => {
  const fresh = desk();
  fresh.draft.change([row(1)]);
  expect(await fresh.draft.drop()).toBeNull();
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
  expect(fresh.op).not.toHaveBeenCalled();
  expect([fresh.draft.rows, fresh.draft.keeping]).toEqual([IN_FORCE, { at: 'none' }]);

  const kept = { rev: 4, rows: [row(1)], editedBy: 'Ines', editedAt: 5 };
  const { draft, op } = desk({ now: book(IN_FORCE, kept), then: book(IN_FORCE) });
  expect(await draft.drop()).toBeNull();
  expect(op.mock.calls).toEqual([['mapping.drop', { rev: 4 }]]);
  expect(draft.rows).toEqual(IN_FORCE);
});

test('publishing keeps the draft first, and then shows what is in force', async () => {
  const { draft, op } = desk({ then: book([row(1)]) });
  draft.change([row(1)]);
  expect(await draft.publish('AR 4321', 'New year')).toBeNull();
  expect(op.mock.calls).toEqual([
    ['mapping.save', { rev: 0, rows: [row(1)] }],
    ['mapping.publish', { rev: 7, regulation: 'AR 4321', reason: 'New year' }],
  ]);
  expect([draft.book.inForce.rows, draft.keeping]).toEqual([[row(1)], { at: 'none' }]);
});

test('nothing is published that could not be kept, or that somebody else has changed', async () => {
  const { draft, op } = desk();
  op.mockResolvedValueOnce(offline);
  draft.change([row(1)]);
  expect(await draft.publish('AR 1', 'r')).toMatchObject({ code: 'offline' });
  expect(op).toHaveBeenCalledTimes(1);
  op.mockResolvedValueOnce(applied(7)).mockResolvedValueOnce(stale);
  expect(await draft.publish('AR 1', 'r')).toMatchObject({ code: 'stale' });
  expect(draft.keeping.at).toBe('stale');
});

test('published, but what there is now cannot be read: that is told apart', async () => {
  const { draft, get, lost } = desk();
  get.mockResolvedValueOnce(offline);
  draft.change([row(1)]);
  expect(await draft.publish('AR 1', 'r')).toBeNull();
  expect(lost).toHaveBeenCalledWith(offline.fault);
});
