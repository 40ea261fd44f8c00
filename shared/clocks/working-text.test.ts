import { describe, expect, it } from 'vitest';
import { type DistrictCalendar, EMPTY_CALENDAR } from './calendar.ts';
import { type ClockId, clockRule } from './clock-rules.ts';
import { dueOf } from './due.ts';
import { calendarOf } from './testing/states.ts';
import type { ClockChanges } from './working.ts';
import { lengthText, workingText } from './working-text.ts';

const MN = calendarOf('MN');
const said = (
  id: ClockId,
  start: string,
  calendar: DistrictCalendar,
  changes?: ClockChanges,
  locale: 'en' | 'es' = 'en',
) => workingText(dueOf(clockRule(id), start, calendar, changes).working, locale);

describe('a day with its arithmetic', () => {
  it('names the days that did not count, but no weekends', () => {
    expect(said('W1', '2026-11-02', MN)).toBe(
      '10 business days from Mon Nov 2, skipping Wed Nov 11 (Veterans Day) → Tue Nov 17',
    );
    expect(said('W1', '2026-11-02', MN, {}, 'es')).toBe(
      '10 días hábiles desde el lun 2 nov, sin contar mié 11 nov (Veterans Day) → mar 17 nov',
    );
  });

  it('has the years where there are two', () => {
    expect(said('W26', '2026-11-02', MN)).toBe('5 years from Mon Nov 2, 2026 → Sun Nov 2, 2031');
    expect(said('W3', '2026-08-31', MN, {}, 'es')).toBe('6 meses desde el lun 31 ago 2026 → dom 28 feb 2027');
  });

  it('says where the last day moved to, and over what', () => {
    const rolls = { ...MN, rolls: true };
    expect(said('W4', '2026-11-05', rolls)).toBe(
      '30 calendar days from Thu Nov 5 → Sat Dec 5, which is no business day, so Mon Dec 7',
    );
    expect(said('W4', '2026-06-04', rolls)).toBe(
      '30 calendar days from Thu Jun 4 → Sat Jul 4, which is no business day, so Mon Jul 6',
    );
    expect(
      said('W4', '2026-05-09', {
        ...rolls,
        holidays: [
          {
            year: 2026,
            holidays: [
              { day: '2026-06-08', name: 'Founding Day' },
              { day: '2026-06-09', name: 'Fair' },
            ],
          },
        ],
      }),
    ).toBe(
      '30 calendar days from Sat May 9 → Mon Jun 8, which is no business day, so Wed Jun 10, skipping Tue Jun 9 (Fair)',
    );
  });

  it('says breaks as one, days made up for, and days without a name by what they are', () => {
    const calendar: DistrictCalendar = {
      ...MN,
      school: [
        {
          year: '2026-27',
          first: '2026-09-01',
          last: '2027-06-10',
          days: [
            { kind: 'off', from: '2026-12-21', until: '2027-01-01', name: 'Winter break', building: null },
            { kind: 'snow', from: '2026-12-16', until: '2026-12-16', name: '', building: null },
            { kind: 'make-up', from: '2027-01-09', until: '2027-01-09', name: '', building: null },
          ],
        },
      ],
    };
    expect(said('W11', '2026-12-14', calendar)).toBe(
      '10 school days from Mon Dec 14, 2026, skipping Wed Dec 16, 2026 (snow day), Mon Dec 21, 2026 to Fri Jan 1, 2027 (Winter break), counting Sat Jan 9, 2027 (make-up day) → Mon Jan 11, 2027',
    );
    expect(said('W13', '2027-06-09', calendar, {}, 'es')).toBe(
      '2 días de clases desde el mié 9 jun, sin contar vie 11 jun a mié 30 jun (fuera del año escolar) → jue 1 jul. El año escolar 2027-28 no está registrado: se contaron los días de lunes a viernes, así que la fecha puede ser posterior.',
    );
  });

  it('says an extension with its reason after the first day, which stays', () => {
    expect(said('W1', '2026-11-02', MN, { extension: { days: 8, why: 'two buildings' } })).toBe(
      '10 business days from Mon Nov 2, skipping Wed Nov 11 (Veterans Day) → Tue Nov 17; extended by 8 business days (two buildings), skipping Thu Nov 26 (Thanksgiving Day) → Mon Nov 30',
    );
    expect(said('W3', '2026-05-02', MN, { extension: { days: 1, why: 'x' } })).toBe(
      '6 months from Sat May 2 → Mon Nov 2; extended by 1 calendar day (x) → Tue Nov 3',
    );
    expect(said('W8', '2026-05-02', MN, { extension: { until: '2026-07-20', why: 'agreed' } }, 'es')).toBe(
      '60 días calendario desde el sáb 2 may → mié 1 jul; ampliado (agreed) → lun 20 jul',
    );
  });

  it('says pauses and an objection with their reasons', () => {
    const pauses = [{ from: '2026-11-05', until: '2026-11-06', why: 'evidence' }];
    expect(said('W1', '2026-11-02', MN, { pauses })).toBe(
      '10 business days from Mon Nov 2, skipping Thu Nov 5 to Fri Nov 6 (stood still: evidence), Wed Nov 11 (Veterans Day) → Thu Nov 19',
    );
    expect(said('W1', '2026-11-02', MN, { pauses: [{ from: '2026-11-05', until: null, why: 'evidence' }] })).toBe(
      '10 business days from Mon Nov 2, skipping since Thu Nov 5 (stands still: evidence)',
    );
    expect(said('W7', '2026-11-02', MN, { stopped: { on: '2026-11-09', why: 'objection' } })).toBe(
      '14 calendar days from Mon Nov 2 → Mon Nov 16; stopped on Mon Nov 9 (objection)',
    );
  });

  it('always says what is not known', () => {
    expect(said('W1', '2026-11-02', EMPTY_CALENDAR)).toBe(
      '10 business days from Mon Nov 2 → Mon Nov 16. The holidays of 2026 are not entered: only weekends were left out.',
    );
  });

  it('has one of anything in the singular', () => {
    expect([lengthText(1, 'business', 'en'), lengthText(1, 'school', 'es'), lengthText(1, 'year', 'es')]).toEqual([
      '1 business day',
      '1 día de clases',
      '1 año',
    ]);
  });
});
