import { beforeEach, expect, test, vi } from 'vitest';
import type { Ask } from '../../entrypoints/panel/ask.ts';
import { OwnApplications } from './own-applications.svelte.ts';

const asked = vi.fn();
const ask = ((name: string, body: unknown) => asked(name, body) as unknown) as Ask;
const before = { at: 5, id: 'a' };
const page = (ids: string[], next: typeof before | null) => ({
  ok: true,
  list: { rows: ids.map((id) => ({ id })), total: 3, next },
});
let own: OwnApplications;

beforeEach(() => {
  asked.mockReset();
  own = new OwnApplications(ask);
});

test('are read a page at a time, newest first', async () => {
  asked.mockResolvedValueOnce(page(['c', 'b'], before)).mockResolvedValueOnce(page(['a'], null));
  await own.load();
  await own.more();
  await own.more();
  expect(asked.mock.calls).toEqual([
    ['application.list', { before: null }],
    ['application.list', { before }],
  ]);
  expect(own.rows.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(own.total).toBe(3);
});

test('stay in sight when the next page can’t be read, with the cause', async () => {
  asked.mockResolvedValueOnce(page(['c'], before)).mockResolvedValueOnce({ ok: false, why: { cause: 'offline' } });
  await own.load();
  await own.more();
  expect(own.rows).toHaveLength(1);
  expect(own.trouble).toEqual({ cause: 'offline' });
});

test('are read again when one was taken back', async () => {
  asked.mockResolvedValueOnce({ ok: true }).mockResolvedValueOnce(page(['c'], null));
  expect(await own.withdraw('c')).toBe(true);
  expect(asked.mock.calls.map(([name]) => name as string)).toEqual(['application.withdraw', 'application.list']);
});

test('say when one was not taken back, and when nobody answers', async () => {
  asked.mockRejectedValue(new Error('gone'));
  expect(await own.withdraw('c')).toBe(false);
  expect(own.trouble).toEqual({ cause: 'server', requestId: '' });
  expect(own.failed).toBe('withdraw');
});

test('are read again when one was decided before it was taken back, which is said', async () => {
  const why = { cause: 'refused', code: 'closed', text: 'It was decided.' };
  asked.mockResolvedValueOnce({ ok: false, why }).mockResolvedValueOnce(page(['c'], null));
  expect(await own.withdraw('c')).toBe(false);
  expect(own.rows).toHaveLength(1);
  expect(own).toMatchObject({ trouble: why, failed: 'withdraw' });
  asked.mockResolvedValueOnce(page(['c'], null));
  await own.load();
  expect(own).toMatchObject({ trouble: null, failed: 'list' });
});
