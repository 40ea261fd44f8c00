import { beforeEach, expect, it } from 'vitest';
import type { SchoolDays } from '../../../shared/clocks/calendar.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { changeWord } from './words.ts';
import { holidayYears, schoolYears } from './years.ts';

const BUILDINGS = [{ id: 'b1', name: 'Harbor View High' }];
const holiday = { day: '2026-11-11', name: 'Veterans Day' };
const days: SchoolDays = { kind: 'off', from: '2026-12-21', until: '2027-01-01', name: 'Winter break', building: null };
const snow: SchoolDays = { kind: 'snow', from: '2027-01-12', until: '2027-01-12', name: '', building: 'b1' };

beforeEach(() => setLocale('en'));

it('says each change in a sentence', () => {
  const said = [
    changeWord({ what: 'holiday', how: 'added', holiday }, BUILDINGS),
    changeWord({ what: 'holiday', how: 'removed', holiday }, BUILDINGS),
    changeWord({ what: 'school-days', how: 'added', year: '2026-27', days: snow }, BUILDINGS),
    changeWord({ what: 'school-days', how: 'removed', year: '2026-27', days }, BUILDINGS),
    changeWord(
      { what: 'school-year', year: '2026-27', before: null, after: { first: '2026-09-01', last: '' } },
      BUILDINGS,
    ),
    changeWord({ what: 'school-year', year: '2026-27', before: null, after: null }, BUILDINGS),
    changeWord({ what: 'rolls', after: true }, BUILDINGS),
    changeWord({ what: 'rolls', after: false }, BUILDINGS),
  ];
  expect(said).toEqual([
    'Holiday added: Wed Nov 11, 2026, Veterans Day',
    'Holiday removed: Wed Nov 11, 2026, Veterans Day',
    'Added: Tue Jan 12, 2027, Snow day. Harbor View High',
    'Removed: Mon Dec 21, 2026 to Fri Jan 1, 2027, Day off: Winter break. All schools',
    '2026-27: school from Tue Sep 1, 2026 to no day',
    '2026-27: no longer said',
    'Last calendar days move to a business day',
    'Last calendar days stay where they fall',
  ]);
});

it('offers the years around this one, and those of which something is said', () => {
  const was = { holidays: [{ year: 2022, holidays: [] }], school: [], rolls: false };
  expect(holidayYears({ holidays: [{ day: '2033-01-01', name: 'x' }], was }, '2026-11-20')).toEqual([
    2022, 2025, 2026, 2027, 2028, 2029, 2033,
  ]);
  const school = [{ year: '2022-23', first: '', last: '', days: [] }];
  expect(schoolYears({ school, was }, '2027-03-01')).toEqual([
    '2022-23',
    '2025-26',
    '2026-27',
    '2027-28',
    '2028-29',
    '2029-30',
  ]);
});
