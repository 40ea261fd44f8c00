import { afterEach, describe, expect, it } from 'vitest';
import { holidaysOf } from '../../../shared/clocks/testing/states.ts';
import { isWeekend } from '../../../shared/clocks/weekday.ts';
import type { StateCode } from '../../../shared/areas/calendar/states.ts';
import { momentIn } from '../../../shared/runtime.ts';
import type { SignedIn } from '../../http/context.ts';
import { proposeHolidays } from './propose-holidays.ts';

const since = '2020-07-01';
const someone = (role: 'administrator' | 'teacher') =>
  ({
    actor: {
      staffId: 'x',
      roles: [{ role, buildingId: null, since, until: null }],
      grants: [],
      asOf: momentIn('UTC', Date.parse('2026-11-20T12:00:00Z')),
    },
    locale: 'en',
  }) as unknown as SignedIn;

const proposed = (state: StateCode, year: number) => proposeHolidays(someone('administrator'), { state, year });
const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034];

/** By the statute, without weekends. */
function lawful(state: 'MN' | 'CT' | 'OH', year: number): string[] {
  const found = holidaysOf(state).find((one) => one.year === year)?.holidays ?? [];
  return [...new Set(found.map(({ day }) => day))].filter((day) => !isWeekend(day));
}

describe('a proposal', () => {
  it.each(['MN', 'OH'] as const)('for %s is what the statute says, in eleven years', async (state) => {
    for (const year of YEARS) {
      const { standing, holidays } = await proposed(state, year);
      expect(standing).toBe('compared');
      expect(holidays.map(({ day }) => day)).toEqual(lawful(state, year));
    }
  });

  it('for Connecticut has besides what the governor appoints: Good Friday', async () => {
    for (const year of YEARS) {
      const { holidays } = await proposed('CT', year);
      const others = holidays.filter(({ day }) => !lawful('CT', year).includes(day));
      expect(others.map(({ name }) => name)).toEqual(['Good Friday']);
      expect(holidays).toHaveLength(lawful('CT', year).length + 1);
    }
  });

  it('for Florida is none: what the library has is not what the statute has', async () => {
    expect(await proposed('FL', 2026)).toEqual({ standing: 'wrong', holidays: [] });
  });

  it('for a state that nobody compared says so', async () => {
    const { standing, holidays } = await proposed('TX', 2027);
    expect(standing).toBe('unknown');
    expect(holidays).toContainEqual({ day: '2027-01-01', name: "New Year's Day" });
  });

  it('has the New Year that is observed on the last day of the year before, in American words', async () => {
    const { holidays } = await proposed('MN', 2027);
    expect(holidays.at(-1)).toEqual({ day: '2027-12-31', name: "New Year's Day (observed)" });
    expect(holidays.map(({ name }) => name)).toContain('Labor Day');
  });

  it('is only for who may change the calendar', async () => {
    await expect(proposeHolidays(someone('teacher'), { state: 'MN', year: 2026 })).rejects.toThrow();
  });
});

describe('a proposal is of days, not of instants', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it('and the same wherever the process runs', async () => {
    const all = [];
    for (const zone of ['America/New_York', 'UTC', 'Pacific/Auckland']) {
      process.env.TZ = zone;
      all.push(await proposed('MN', 2026));
    }
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });
});
