import { expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { daysDraftsOf, readDays, weekdayOptions } from './days-form.ts';

const read = (closed: string) => readDays({ weekday: '3', closed });

test('R24: closed days are read line by line, with why, in their order', () => {
  expect(read('2026-12-30 New Year\n\n 2026-12-23   Winter break \n2026-11-25')).toEqual({
    ok: true,
    days: {
      weekday: 3,
      closed: [
        { day: '2026-11-25', why: '' },
        { day: '2026-12-23', why: 'Winter break' },
        { day: '2026-12-30', why: 'New Year' },
      ],
    },
  });
});

test('a line that is wrong is named by its number, a day that stands twice by itself', () => {
  setLocale('en');
  expect(read('2026-12-23 a\nWinter break')).toEqual({
    ok: false,
    error: 'Line 2 does not begin with a day such as 2026-12-23.',
  });
  expect(read('2026-13-23')).toMatchObject({ ok: false });
  expect(read('2026-12-23 a\n2026-12-23 b')).toEqual({ ok: false, error: 'The day 2026-12-23 stands there twice.' });
  expect(read(`2026-12-23 ${'x'.repeat(81)}`)).toMatchObject({ ok: false });
});

test('what is kept reads back as it was', () => {
  const days = { weekday: 3, closed: [{ day: '2026-12-23', why: 'Winter break' }] };
  expect(readDays(daysDraftsOf({ staffId: 'a' }).of({ rev: 7, days }))).toEqual({ ok: true, days });
});

test('the week begins with Sunday, as its numbers do', () => {
  expect(weekdayOptions('en').map(({ text }) => text)[3]).toBe('Wednesday');
});
