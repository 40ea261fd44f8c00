import { expect, test, vi } from 'vitest';
import type { Answer } from '../api.ts';
import type { Fault } from '../fault.ts';
import { pagesOf } from './pages.svelte.ts';

interface Page {
  readonly rows: readonly number[];
  readonly next: number | null;
}
const ROWS = [9, 8, 7, 6, 5, 4, 3];

/** A list of seven, three to a page. */
const read = async (before: number | undefined): Promise<Answer<Page>> => {
  const rows = ROWS.filter((row) => before === undefined || row < before).slice(0, 3);
  const last = rows.at(-1) ?? 0;
  return { ok: true, value: { rows, next: last > 3 ? last : null } };
};

test('goes forth to the end and back to the beginning, and no further', async () => {
  const pages = pagesOf<Page, number>(read, vi.fn());
  const seen: unknown[] = [];
  const note = () => seen.push([pages.passed, pages.page?.rows]);
  await pages.begin();
  note();
  for (const step of ['forth', 'forth', 'forth', 'back', 'back', 'back'] as const) {
    await pages[step]();
    note();
  }
  const [first, second, third] = [[9, 8, 7], [6, 5, 4], [3]];
  expect(seen).toEqual([
    [0, first],
    [1, second],
    [2, third],
    [2, third],
    [1, second],
    [0, first],
    [0, first],
  ]);
});

test('a page that could not be had leaves the one shown, and can be asked for again', async () => {
  const answers: Answer<Page>[] = [{ ok: false, fault: { cause: 'offline' } }];
  const pages = pagesOf<Page, number>(async (before) => answers.pop() ?? read(before), vi.fn());
  await pages.begin();
  expect([pages.page, pages.fault]).toEqual([null, { cause: 'offline' }]);
  await pages.again();
  expect([pages.page?.rows, pages.fault]).toEqual([[9, 8, 7], null]);
});

test('what was shown stays while it cannot be read anew, and goes where it was sought otherwise or is closed', async () => {
  let answer: Answer<Page> | undefined;
  const pages = pagesOf<Page, number>(async (before) => answer ?? read(before), vi.fn());
  const failing = async (fault: Fault, step: 'again' | 'forth' | 'begin') => {
    answer = undefined;
    await pages.begin();
    answer = { ok: false, fault };
    await pages[step]();
    expect(pages.fault).toEqual(fault);
    return pages.page?.rows ?? null;
  };
  expect(await failing({ cause: 'offline' }, 'again')).toEqual([9, 8, 7]);
  expect(await failing({ cause: 'offline' }, 'forth')).toEqual([9, 8, 7]);
  expect(await failing({ cause: 'offline' }, 'begin')).toBeNull();
  expect(await failing({ cause: 'not-visible' }, 'again')).toBeNull();
  expect(await failing({ cause: 'not-allowed', wouldAllow: [] }, 'forth')).toBeNull();
});

test('an answer that was overtaken is not shown', async () => {
  const late: (() => void)[] = [];
  const pages = pagesOf<Page, number>(async (before) => {
    if (late.length === 0) await new Promise<void>((resolve) => late.push(resolve));
    return read(before);
  }, vi.fn());
  const first = pages.begin();
  await pages.begin();
  await pages.forth();
  late[0]!();
  await first;
  expect([pages.passed, pages.page?.rows, pages.busy]).toEqual([1, [6, 5, 4], false]);
});

test('the end of the session is told, and is no fault to show', async () => {
  const ended = vi.fn();
  const pages = pagesOf<Page, number>(async () => ({ ok: false, fault: { cause: 'signed-out' } }), ended);
  await pages.begin();
  expect([ended.mock.calls.length, pages.fault]).toEqual([1, null]);
});
