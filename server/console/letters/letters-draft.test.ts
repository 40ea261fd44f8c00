import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_LETTER_TEMPLATES } from '../../../shared/areas/letters/first-templates.ts';
import { keepsEveryTemplate } from '../../../shared/areas/letters/letter-changes.ts';
import {
  type LetterTemplate,
  letterTemplatesEditSchema,
  type LetterTemplates,
} from '../../../shared/areas/letters/template.ts';
import { historyOf } from './history.ts';
import {
  addLanguage,
  addLetter,
  isChanged,
  languagesLeft,
  type LetterDraft,
  type LettersDraft,
  lettersDraftsOf,
  removeLanguage,
  retire,
  takeIn,
} from './letters-draft.ts';
import { faultsIn, fitsInOne, readLetters, slipsIn } from './read-draft.ts';

const { templates: FIRST } = FIRST_LETTER_TEMPLATES;
const [MEETING, REFUSED, ...REST] = FIRST as [LetterTemplate, LetterTemplate, ...LetterTemplate[]];
const begun = (): LettersDraft => lettersDraftsOf({ staffId: 'x' }).of(FIRST_LETTER_TEMPLATES);
const named = (one: LetterTemplate, en: string): LetterTemplate => ({ ...one, title: { ...one.title, en } });

/** A new letter with all it needs. */
function add(draft: LettersDraft, en: string): LetterDraft {
  const key = addLetter(draft);
  const letter = draft.letters.find((one) => one.key === key)!;
  [letter.en, letter.es] = [en, `${en} (es)`];
  for (const text of letter.texts) [text.subject, text.body] = ['About {{student}}', 'Dear {{parent}}'];
  return letter;
}

/** What is sent; fails where something is wrong. */
function sent(draft: LettersDraft): readonly LetterTemplate[] {
  const read = readLetters(draft);
  if (!read.ok) throw new Error(`${read.letter.en}: ${read.field}`);
  return letterTemplatesEditSchema.parse({ rev: draft.rev, templates: read.templates }).templates;
}

describe('letters that are being changed', () => {
  it('are sent as they were where nothing was typed, and nothing is unsaved', () => {
    const draft = begun();
    expect(sent(draft)).toEqual(FIRST);
    expect(draft.letters.some(isChanged)).toBe(false);
    draft.letters[0]!.en += ' ';
    expect(isChanged(draft.letters[0]!)).toBe(false);
    draft.letters[0]!.texts[1]!.body += '!';
    expect(isChanged(draft.letters[0]!)).toBe(true);
  });

  it('say at its field what is wrong, and lead to the first', () => {
    const draft = begun();
    const letter = add(draft, '');
    letter.texts[1]!.body = ' ';
    expect(faultsIn(letter)).toEqual({
      en: 'Give the letter a name in this language.',
      'es-body': 'Write the letter.',
    });
    expect(readLetters(draft)).toEqual({ ok: false, letter, field: 'en' });
    letter.en = 'x'.repeat(81);
    expect(Object.keys(faultsIn(letter))).toEqual(['en', 'es-body']);
  });

  it('say at once where a place is written that nothing is ever put in', () => {
    const [letter] = begun().letters;
    letter!.texts[0]!.subject = '{{studnet}} and {{ school }} and {{}}';
    letter!.texts[1]!.subject = '';
    expect(slipsIn(letter!)).toEqual({
      'en-subject': 'Nothing is ever put in {{studnet}}, {{}}. Use one of the places above.',
    });
  });

  it('get further languages, and lose any but English', () => {
    const draft = begun();
    const letter = draft.letters[0]!;
    expect(languagesLeft(letter)).not.toContain('es');
    addLanguage(letter, 'ht');
    [letter.texts[2]!.subject, letter.texts[2]!.body] = ['Yon reyinyon', 'Bonjou {{parent}}'];
    removeLanguage(letter, 'es');
    removeLanguage(letter, 'en');
    expect(sent(draft)[0]!.texts.map(({ lang }) => lang)).toEqual(['en', 'ht']);
  });

  it('keep what was ever sent, and forget a new one that is discarded', () => {
    const draft = begun();
    retire(draft, add(draft, 'New'));
    retire(draft, draft.letters[0]!);
    expect(sent(draft)).toEqual([{ ...MEETING, retired: true }, REFUSED, ...REST]);
  });

  it('have keys of their own, whatever they are called', () => {
    const draft = begun();
    for (const name of ['Thanks', 'Thanks', '漢字', 'x'.repeat(70)]) add(draft, name);
    const keys = sent(draft).map(({ key }) => key);
    expect(keys.slice(FIRST.length)).toEqual(['l-thanks', 'l-thanks-2', 'l', `l-${'x'.repeat(28)}`]);
  });
});

it('letters are sent while they fit into one request, counted in bytes', () => {
  const long = (sign: string) => ({
    ...MEETING,
    texts: [{ lang: 'ar' as const, subject: 'x', body: sign.repeat(8000) }],
  });
  expect(fitsInOne(Array.from({ length: 20 }, () => long('a')))).toBe(true);
  expect(fitsInOne(Array.from({ length: 20 }, () => long('ب')))).toBe(false);
});

describe('letters that somebody else has saved meanwhile', () => {
  const theirs = (...templates: LetterTemplate[]): LetterTemplates => ({ rev: 7, at: 1, templates });

  it('are taken in part by part, and nothing that was typed here is lost', () => {
    const draft = begun();
    const [meeting, refused] = draft.letters;
    meeting!.es = 'Venga';
    meeting!.texts[0]!.body = 'My words';
    refused!.en = 'Mine';
    add(draft, 'New here');
    const [en, es] = MEETING.texts;
    const changed = { ...MEETING, texts: [en!, { ...es!, subject: 'Su asunto' }] };
    const more = { ...MEETING, key: 'more' };
    expect(takeIn(draft, theirs(changed, named(REFUSED, 'Theirs'), ...REST, more))).toEqual({
      own: true,
      both: ['Mine'],
    });
    const now = sent(draft);
    expect(now[0]).toMatchObject({ title: { es: 'Venga' }, texts: [{ body: 'My words' }, { subject: 'Su asunto' }] });
    expect(now.map(({ title }) => title.en)).toEqual(expect.arrayContaining(['Mine', 'New here', MEETING.title.en]));
    expect(keepsEveryTemplate([changed, REFUSED, ...REST, more], now)).toBe(true);
  });

  it('are just as they were saved where nothing was changed here', () => {
    const draft = begun();
    const [en] = MEETING.texts;
    const templates = [{ ...MEETING, texts: [en!], retired: true as const }, named(REFUSED, 'Theirs'), ...REST];
    expect(takeIn(draft, theirs(...templates))).toEqual({ own: false, both: [] });
    expect(sent(draft)).toEqual(templates);
  });

  it('never lose one, whatever is done', () => {
    const act = fc.record({ what: fc.constantFrom('add', 'retire', 'back', 'language'), at: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
        const draft = begun();
        for (const { what, at } of acts) {
          const letter = draft.letters[at % draft.letters.length]!;
          if (what === 'add') add(draft, `New ${at}`);
          else if (what === 'retire') retire(draft, letter);
          else if (what === 'back') letter.retired = false;
          else removeLanguage(letter, at % 2 ? 'es' : 'en');
        }
        expect(keepsEveryTemplate(FIRST, sent(draft))).toBe(true);
      }),
    );
  });
});

it('the history of a letter is what it said before, from when, and nothing twice', () => {
  const at = (rev: number, ...templates: LetterTemplate[]): LetterTemplates => ({ rev, at: rev || null, templates });
  const second = named(MEETING, 'Second');
  const list = {
    inForce: at(5, named(MEETING, 'Third'), named(REFUSED, 'x')),
    earlier: [at(3, second, REFUSED), at(2, { ...second, retired: true as const }, REFUSED), at(0, MEETING)],
  };
  expect(historyOf(list, MEETING.key)).toEqual([
    { at: 2, template: { ...second, retired: true } },
    { at: null, template: MEETING },
  ]);
  expect(historyOf(list, REFUSED.key)).toEqual([{ at: 2, template: REFUSED }]);
  expect(historyOf(list, 'no-such')).toEqual([]);
});
