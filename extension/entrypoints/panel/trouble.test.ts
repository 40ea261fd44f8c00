import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { STORE_CODES } from '../../../shared/wire/problem.ts';
import { errorsOf } from '../../areas/contacts/note-check.ts';
import type { Trouble } from '../../messages.ts';
import { besideTrouble, readTrouble, reasonOf, saveTrouble } from './trouble.ts';

const store = (what: (typeof STORE_CODES)[number]) => ({ cause: 'store', what, requestId: 'r-1' }) as const;

afterEach(() => setLocale('en'));

describe('trouble of the store, in words', () => {
  it.each([
    ['en', 'full', /Your note isn't saved yet; its text is kept/, /Tell your administrator/],
    ['es', 'lleno', /Su nota aún no se guardó; el texto se conserva/, /Avise a la administración/],
  ] as const)(
    'says in %s that the storage is full, what became of the text and who must know',
    (locale, word, ...says) => {
      setLocale(locale);
      const words = saveTrouble(store('storage-full'));
      expect(words.heading).toContain(word);
      for (const said of says) expect(words.text).toMatch(said);
      expect(words).toMatchObject({ again: true, reference: expect.stringContaining('r-1') });
    },
  );

  it.each(['en', 'es'] as const)('is told apart in %s, saving and reading', (locale) => {
    setLocale(locale);
    for (const wordsOf of [saveTrouble, (why: ReturnType<typeof store>) => readTrouble(why, 0, locale)]) {
      expect(new Set(STORE_CODES.map((what) => wordsOf(store(what)).heading)).size).toBe(STORE_CODES.length);
      expect(new Set(STORE_CODES.map((what) => wordsOf(store(what)).text)).size).toBe(STORE_CODES.length);
    }
  });

  it('promises only what is certain: a connection or a disk may have failed after the note was in', () => {
    for (const what of ['away', 'storage-read-only'] as const)
      expect(saveTrouble(store(what)).text).toMatch(/may not have been saved/);
    expect(readTrouble(store('away'), 0, 'en').text).not.toMatch(/saved/);
  });
});

describe('trouble with what lies beside the record', () => {
  it.each<Trouble>([{ cause: 'offline' }, { cause: 'not-allowed', wouldAllow: [] }])(
    'promises no text and no other try: %j',
    (why) => {
      expect(besideTrouble(why, 'en').text).toBe('');
    },
  );

  it('passes on why the server decided against it', () => {
    expect(besideTrouble({ cause: 'refused', code: 'closed', text: 'It was decided.' }, 'en').text).toBe(
      'It was decided.',
    );
  });
});

it('says of what could not be kept that its text is in the form, and nowhere else', () => {
  expect(saveTrouble({ cause: 'full' }).text).toMatch(/^Nothing was saved. Your text is in the form: /);
});

describe('why something of one’s own was not accepted', () => {
  it('is what the server says, or the cause, in one sentence', () => {
    expect(reasonOf({ cause: 'refused', code: 'ended', text: 'Your access ended.' })).toBe('Your access ended.');
    expect(reasonOf({ cause: 'conflict', fields: [] })).toBe('Somebody changed this while you wrote');
  });

  it('names every fault in the words of its form', () => {
    const issues = [
      { path: 'body.form.note', code: 'names-staff' },
      { path: 'body.form.happenedAt', code: 'future' },
    ];
    expect(reasonOf({ cause: 'invalid', issues }, errorsOf)).toMatch(
      /^This names a teacher .*; Choose a time that is not in the future$/,
    );
    expect(reasonOf({ cause: 'invalid', issues: [] }, errorsOf)).toBe('The note was not accepted');
  });
});
