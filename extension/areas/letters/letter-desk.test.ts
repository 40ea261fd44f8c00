import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import type { Trouble } from '../../messages.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { deskTools, expired, panelOf, studentView } from '../forms/testing/panel-samples.ts';
import { LetterDesk } from './letter-desk.svelte.ts';
import type { LetterDraft, UnsentLetter } from './letter-messages.ts';
import { known, written } from './testing/letter-samples.ts';

const NOW = 5_000;
const sent = vi.fn();
let letters: LetterDesk;

const form = () => letters.desk?.form;
const draft: LetterDraft = { textId: 'kept', form: written, keptAt: 3, why: null };
const show = (letterDraft: LetterDraft | null = null, sisId = '17', unsentLetters: UnsentLetter[] = []) =>
  letters.follow(panelOf(studentView(sisId, { letterDraft, unsentLetters })));

beforeEach(() => {
  setLocale('en');
  sent.mockReset().mockResolvedValue({ ok: true, at: NOW, waiting: false });
  letters = new LetterDesk({ ask: (name, body) => sent(name, body) as never, ...deskTools(NOW) });
  show();
  letters.known = known;
  letters.begin();
});

describe('a letter that is begun', () => {
  it('takes the words of the template in the language that is wanted, else in English', () => {
    letters.choose({ template: 'meeting', lang: 'es' });
    expect(form()).toMatchObject({ template: 'meeting', lang: 'es', version: 7, subject: 'Reunión sobre Kiri' });
    letters.choose({ template: 'short' });
    expect(form()).toMatchObject({
      template: 'short',
      lang: 'en',
      subject: 'About Kiri',
      body: 'On November 9, 2026.',
    });
  });

  it('follows the name of whom it goes to while the words are the template’s', () => {
    letters.choose({ template: 'meeting' });
    letters.writeTo('Da');
    letters.writeTo('Dana');
    expect(form()?.body).toBe('Dear Dana, come on December 2, 2026. R. Ortiz');
  });

  it('goes to the student by name', () => {
    letters.choose({ template: 'meeting' });
    letters.chooseParty('student');
    expect(form()).toMatchObject({ party: 'student', to: 'Kiri' });
    letters.chooseParty('parent');
    expect(form()).toMatchObject({ party: 'parent', to: '' });
  });

  it('is no text to be kept while only the template’s words stand in it', () => {
    letters.choose({ template: 'meeting' });
    expect([letters.kept, letters.desk?.hasText]).toEqual([null, false]);
    letters.flush();
    expect(sent).toHaveBeenLastCalledWith('letter.keep', {
      studentId: uuidOf('17'),
      textId: 'text-1',
      form: expect.objectContaining({ subject: '', body: '', to: '' }) as object,
    });
  });
});

describe('words of the writer’s own', () => {
  beforeEach(() => {
    letters.choose({ template: 'meeting' });
    const own = form();
    if (own) own.body += ' Bring Sam.';
  });

  it('are asked for before another choice replaces them', () => {
    expect(letters.replaces({ lang: 'es' })).toBe(true);
    expect(letters.replaces({ template: 'none' })).toBe(false);
    letters.choose({ lang: 'es' });
    expect(form()?.body).not.toContain('Sam');
    expect(letters.replaces({ lang: 'en' })).toBe(false);
  });

  it('stay, and the name comes into the place that is left for it', () => {
    letters.writeTo('Dana');
    expect(form()?.body).toMatch(/^Dear \{\{parent\}\}.* Bring Sam\.$/);
    letters.settleTo();
    expect(form()?.body).toMatch(/^Dear Dana,.* Bring Sam\.$/);
  });
});

describe('R13: a letter that is written', () => {
  it('is kept, and sent as it is', async () => {
    show(draft, '18');
    expect(letters.desk).toMatchObject({ textId: 'kept', restoredAt: 3 });
    const body = { studentId: uuidOf('18'), textId: 'kept', epoch: 1, form: written };
    expect(await letters.save()).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('letter.send', body);
    expect(letters.desk?.hasText).toBe(false);
  });

  it('is not sent with a place that is open, and says so at its field', async () => {
    show({ ...draft, form: { ...written, body: 'Dear {{parent}}' } }, '18');
    expect(await letters.save()).toBe(false);
    expect(letters.desk?.errors).toEqual({ body: 'Fill in what is still open: {{parent}}' });
    expect(sent).not.toHaveBeenCalledWith('letter.send', expect.anything());
  });

  it('stays with its student, and waits through the end of a session', () => {
    show(draft, '18');
    letters.follow(panelOf(expired, { me: null }));
    expect(letters.kept).toEqual({ text: 'Reunión\n\nEstimada Dana.', name: 'Name 18' });
    show(null, '17');
    expect([letters.desk?.hasText, letters.known]).toEqual([false, null]);
  });

  it('comes back with the reason where the server decided against it', () => {
    const why: Trouble = { cause: 'invalid', issues: [{ path: 'body.form.lang', code: 'unknown' }] };
    show({ ...draft, why }, '18');
    return vi.waitFor(() =>
      expect(letters.desk).toMatchObject({
        trouble: why,
        errors: { lang: 'This letter is not offered in that language. Choose another.' },
      }),
    );
  });

  it('is taken back into the form while it waits', async () => {
    const waits: UnsentLetter = { opId: 'op-1', textId: 'waits', form: written, savedAt: 4 };
    show(null, '17', [waits]);
    expect(letters.unsent).toEqual([waits]);
    expect(await letters.takeBack(waits)).toBe(true);
    expect(sent).toHaveBeenLastCalledWith('text.take-back', { opId: 'op-1' });
    expect(letters.desk).toMatchObject({ textId: 'waits', open: true, form: written });
  });
});
