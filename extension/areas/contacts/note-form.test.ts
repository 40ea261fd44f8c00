import { beforeEach, describe, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { isBlankNote } from '../../sync/blank.ts';
import { listErrors } from '../forms/errors.ts';
import { checkNote, errorsOf } from './note-check.ts';
import { emptyNote, NOTE_FIELDS } from './note-form.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 41);
const MINUTE = 60_000;
const good = { ...emptyNote(NOW), note: 'Bus moved to the earlier stop.' };

beforeEach(() => setLocale('en'));

describe('a note before it is sent', () => {
  test('is fine with a text and the defaults', () => {
    expect(checkNote(good, NOW)).toEqual({});
  });

  test('without a text, or with blanks only, asks for it', () => {
    expect(checkNote({ ...good, note: '' }, NOW)).toEqual({ note: 'Write what happened' });
    expect(checkNote({ ...good, note: ' \n ' }, NOW)).toEqual({ note: 'Write what happened' });
  });

  test('too long says how long it may be', () => {
    expect(checkNote({ ...good, note: 'x'.repeat(8001) }, NOW).note).toContain('8000');
    expect(checkNote({ ...good, withName: 'x'.repeat(121) }, NOW).withName).toContain('120');
  });

  test('may be a little ahead of this desk’s clock, and no more', () => {
    expect(checkNote({ ...good, happenedAt: NOW + 4 * MINUTE }, NOW)).toEqual({});
    expect(checkNote({ ...good, happenedAt: NOW + 6 * MINUTE }, NOW).happenedAt).toContain('not in the future');
  });

  test('R10: asks for the day of a reminder, and for one that can be', () => {
    const about = (dueOn: string) => checkNote({ ...good, followUp: { dueOn, what: 'Call again' } }, NOW);
    expect(about('').dueOn).toContain('Choose the day');
    expect(about('2026-11-23').dueOn).toContain('not past');
    expect(about('2030-01-01').dueOn).toContain('two years');
    expect(about('2026-11-24')).toEqual({});
  });

  test('that is added to another is fine with its text, and asks for it', () => {
    expect(checkNote({ ...good, addsTo: 'some contact' }, NOW)).toEqual({});
    expect(checkNote({ ...good, note: '', addsTo: 'some contact' }, NOW)).toEqual({ note: 'Write what happened' });
    expect(isBlankNote({ ...emptyNote(NOW), withName: 'Dana', addsTo: 'some contact' })).toBe(true);
  });

  test('is blank when neither text nor name was written, whatever was chosen', () => {
    expect(isBlankNote({ ...emptyNote(NOW), kind: 'visit', note: '  ' })).toBe(true);
    expect(isBlankNote({ ...emptyNote(NOW), withName: 'Dana' })).toBe(false);
  });
});

describe('issues from the server', () => {
  test('stand at their fields, wherever the path begins', () => {
    const errors = errorsOf([
      { path: 'body.form.note', code: 'too_small' },
      { path: 'form.happenedAt', code: 'future' },
      { path: 'outcome', code: 'invalid_value' },
    ]);
    expect(errors).toEqual({
      note: 'Write what happened',
      happenedAt: 'Choose a time that is not in the future',
      outcome: 'Choose the outcome',
    });
  });

  test('the first at a field wins, and a place we do not know is the form’s', () => {
    const errors = errorsOf([
      { path: 'form.note', code: 'too_small' },
      { path: 'form.note', code: 'too_big' },
      { path: 'seen.sisId', code: 'custom' },
    ]);
    expect(errors.note).toBe('Write what happened');
    expect(errorsOf([{ path: 'body.form.followUp.what', code: 'names-staff' }]).what).toContain('teacher');
    expect(errors.form).toContain('Check each field');
  });

  test('are listed in the order of the form', () => {
    const errors = errorsOf([
      { path: 'happenedAt', code: 'future' },
      { path: 'withName', code: 'too_big' },
      { path: 'note', code: 'names-staff' },
    ]);
    expect(listErrors(errors, NOTE_FIELDS).map(({ field }) => field)).toEqual(['note', 'withName', 'happenedAt']);
  });
});
