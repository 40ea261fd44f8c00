import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { Trouble } from '../../messages.ts';
import { formTrouble } from './form-trouble.ts';

beforeEach(() => setLocale('en'));

test.each<[Trouble, RegExp]>([
  [{ cause: 'offline' }, /may not have been sent.*can't make it twice/],
  [{ cause: 'server', requestId: 'r' }, /may not have been sent/],
  [{ cause: 'nonsense' }, /^Nothing was sent/],
  [{ cause: 'store', what: 'storage-full', requestId: 'r' }, /^Nothing was sent/],
  [{ cause: 'store', what: 'away', requestId: 'r' }, /may not have been sent/],
  [{ cause: 'refused', code: 'open-already', text: 'It is open to you already.' }, /^It is open to you already\.$/],
])('%j says what became of the text', (why, text) => {
  expect(formTrouble(why).text).toMatch(text);
});

test('an old client, an ended session and an invalid form keep their own headings', () => {
  expect(formTrouble({ cause: 'signed-out' }).heading).toBe('Your session ended');
  expect(formTrouble({ cause: 'invalid', issues: [] }).heading).toBe('This was not accepted');
  expect(formTrouble({ cause: 'server', requestId: 'r-1' }).reference).toContain('r-1');
});
