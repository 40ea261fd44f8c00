import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { Trouble, WorkItem } from '../../messages.ts';
import { daysLeft, OwnWork } from './own-work.svelte.ts';
import { expiryWords, refusalWords } from './work-words.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const style = { locale: 'en', timeZone: 'UTC' };
const sent = vi.fn();
let own: OwnWork;

const item = (id: string, more: Partial<WorkItem> = {}): WorkItem => ({
  id,
  kind: 'contact',
  state: 'draft',
  about: 'Somebody',
  keptAt: NOW,
  expiresAt: null,
  text: 'Called.',
  why: null,
  ...more,
});

beforeEach(() => {
  setLocale('en');
  sent.mockReset();
  own = new OwnWork((name, body) => sent(name, body) as never);
});

describe('one’s own work', () => {
  it('is told apart by its state, newest first', async () => {
    const old = item('old', { keptAt: NOW - DAY });
    sent.mockResolvedValue({ items: [old, item('stopped', { state: 'stopped' }), item('new')] });
    await own.load();
    expect(own.in('draft').map(({ id }) => id)).toEqual(['new', 'old']);
    expect(own.in('waiting')).toEqual([]);
  });

  it('is not said to be nothing when it could not be read', async () => {
    sent.mockRejectedValue(new Error('gone'));
    await own.load();
    expect(own).toMatchObject({ items: null, failed: true });
  });

  it('is sent once at a press, and read again', async () => {
    sent.mockResolvedValue({ items: [] });
    await Promise.all([own.send(), own.send()]);
    expect(sent.mock.calls.map(([name]) => name as string)).toEqual(['work.send', 'work.list']);
    expect(own.sending).toBe(false);
  });

  it('is said to wait still where the server did not take it, until it did', async () => {
    sent.mockResolvedValue({ items: [item('a', { state: 'waiting' })] });
    await own.load();
    expect(own.stillWaiting).toBe(false);
    await own.send();
    expect(own).toMatchObject({ stillWaiting: true, sending: false });
    sent.mockResolvedValue({ items: [item('b', { state: 'stopped' })] });
    await own.load();
    expect(own.stillWaiting).toBe(false);
  });

  it('is discarded one by one, and what was not discarded is still listed', async () => {
    sent.mockResolvedValueOnce({ ok: true }).mockResolvedValue({ items: [] });
    expect(await own.drop('a')).toBe(true);
    expect(sent).toHaveBeenCalledWith('work.drop', { id: 'a' });
    sent.mockRejectedValueOnce(new Error('gone')).mockResolvedValue({ items: [item('a')] });
    expect(await own.drop('a')).toBe(false);
    expect(own.items).toHaveLength(1);
    sent.mockResolvedValueOnce({ ok: false }).mockResolvedValue({ items: [item('a', { state: 'waiting' })] });
    expect(await own.drop('a')).toBe(false);
  });

  it('says how much of it could not be opened', async () => {
    sent.mockResolvedValueOnce({ items: [], unopened: 2 }).mockResolvedValueOnce({ items: [], unopened: 0 });
    await own.load();
    expect(own.unopened).toBe(2);
    await own.load();
    expect(own.unopened).toBe(0);
  });
});

describe('the age at which a draft is discarded', () => {
  it.each([
    [null, null],
    [NOW + 7 * DAY + 1, null],
    [NOW + 7 * DAY, 7],
    [NOW + DAY - 1, 0],
    [NOW - DAY, 0],
  ])('%d leaves %d days to warn of', (expiresAt, days) => {
    expect(daysLeft({ expiresAt }, NOW)).toBe(days);
  });

  it('is said, and warned of from seven days before', () => {
    const words = (expiresAt: number | null) => expiryWords(item('a', { expiresAt }), NOW, style);
    expect(words(null)).toBeNull();
    expect(words(NOW + 20 * DAY)).toEqual({ soon: false, text: 'Discarded on Dec 14, 2026, because of its age' });
    expect(words(NOW + DAY)).toEqual({ soon: true, text: 'Discarded in 1 day, on Nov 25, 2026' });
    expect(words(NOW + 3 * DAY)?.text).toBe('Discarded in 3 days, on Nov 27, 2026');
    expect(words(NOW + 1)?.text).toBe('Discarded today, because of its age');
  });
});

describe('why one was not accepted', () => {
  const invalid = (path: string): Trouble => ({ cause: 'invalid', issues: [{ path, code: 'too_big' }] });

  it('is said in the words of the form it was written in', () => {
    expect(refusalWords({ kind: 'contact' }, invalid('body.form.note'))).toMatch(/^Shorten the text/);
    expect(refusalWords({ kind: 'sheet' }, invalid('body.fields.strengths'))).toMatch(/characters/);
    expect(refusalWords({ kind: 'letter' }, invalid('body.form.to'))).toMatch(/^No more fits/);
    expect(refusalWords({ kind: 'application' }, invalid('body.need'))).toBe('The note was not accepted');
  });
});
