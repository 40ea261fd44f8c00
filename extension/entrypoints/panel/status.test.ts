import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { PanelView } from '../../messages.ts';
import { seenOf } from '../../sync/testing/samples.ts';
import { sendingWords, statusOf } from './status.ts';

const AT = new Date(2026, 10, 28, 14, 41).getTime();
const view: PanelView = { kind: 'no-access', seen: seenOf('17'), wouldAllow: [], draft: null };
const state = { view, otherDrafts: 2, locale: 'en' } as const;

beforeEach(() => setLocale('en'));

test('before a closed folder the line is the application’s, and while there is none, that of what waits elsewhere', () => {
  const saved = { kind: 'saved', at: AT } as const;
  expect(statusOf(state, { kind: 'idle' }, { kind: 'draft', at: AT }).text).toBe('Draft kept 14:41');
  expect(statusOf(state, saved, { kind: 'idle' }).text).toBe('2 drafts kept for other students');
});

test.each([
  [{ kind: 'saving' }, 'Sending…', 'plain'],
  [{ kind: 'saved', at: AT }, 'Sent 14:41', 'ok'],
  [{ kind: 'not-saved', why: { cause: 'offline' }, at: AT }, 'Not sent 14:41', 'danger'],
  [{ kind: 'draft-lost' }, 'Draft not kept: copy your text before you leave', 'danger'],
  [{ kind: 'idle' }, 'Nothing unsaved', 'plain'],
] as const)('what is sent is not said to be saved: %j', (line, text, tone) => {
  expect(sendingWords(line, { locale: 'en' })).toMatchObject({ text, tone });
});
