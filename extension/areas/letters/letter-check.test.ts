import { beforeEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { checkLetter, letterErrors } from './letter-check.ts';
import { written } from './testing/letter-samples.ts';

beforeEach(() => setLocale('en'));

describe('R13: a letter', () => {
  it('goes out when nothing is missing and nothing is open', () => {
    expect(checkLetter(written)).toEqual({});
  });

  it('does not go out to nobody, without words, or with a place that is open', () => {
    expect(
      checkLetter({ ...written, to: ' ', subject: '', body: 'Dear {{parent}}, on {{ meeting }} or {{parent}}' }),
    ).toEqual({
      to: 'Enter the name of whom it goes to',
      subject: 'Write something here',
      body: 'Fill in what is still open: {{parent}}, {{meeting}}',
    });
    expect(checkLetter({ ...written, template: '' })).toEqual({ template: 'Choose a letter' });
  });

  it('is not longer than there is room for', () => {
    expect(checkLetter({ ...written, to: 'x'.repeat(121), subject: 'x'.repeat(161), body: 'x'.repeat(8001) })).toEqual({
      to: 'No more fits: 120 characters at most',
      subject: 'No more fits: 160 characters at most',
      body: 'No more fits: 8000 characters at most',
    });
  });
});

it('what the server found stands at the fields, in words', () => {
  const issues = [
    { path: 'body.form.template', code: 'unknown' },
    { path: 'body.form.lang', code: 'unknown' },
    { path: 'body.form.body', code: 'names-staff' },
    { path: 'body.form.subject', code: 'open-place' },
    { path: 'form', code: 'too_big' },
  ];
  expect(letterErrors(issues)).toEqual({
    template: 'This letter is not offered any more. Choose another; your words stay until you replace them.',
    lang: 'This letter is not offered in that language. Choose another.',
    body: expect.stringMatching(/^This names a teacher/) as string,
    subject: 'Fill in what is still open, in double braces',
    form: 'The server did not accept this. Check each field, then send it again.',
  });
});
