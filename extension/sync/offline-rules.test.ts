import { describe, expect, it } from 'vitest';
import { inForce, type KeptSheet, keptUntil, mayBeKept, sheetFor, withoutRefused, withSheet } from './offline-rules.ts';
import { HOUR, sheetBy } from './testing/fake-offline.ts';
import { seenOf, uuidOf } from './testing/samples.ts';

const AT = Date.parse('2026-11-02T08:00:00Z');
const kept = (n: number): KeptSheet => ({
  id: `id-${n}`,
  studentId: uuidOf(String(n)),
  seen: seenOf(String(n)),
  at: AT,
  until: AT + n * HOUR,
});

describe('whose face sheet may be kept', () => {
  it('is that of a student of the own caseload alone', () => {
    const seen = seenOf('1');
    expect(mayBeKept(sheetBy('caseload'), seen)).toBe(true);
    expect(mayBeKept(sheetBy('building'), seen)).toBe(false);
    expect(mayBeKept(sheetBy('exception'), seen)).toBe(false);
  });

  it('is nobody of whom the page gives a name alone', () => {
    const { sisId: _, ...nameOnly } = seenOf('1');
    expect(mayBeKept(sheetBy('caseload'), nameOnly)).toBe(false);
  });
});

describe('until when it may be shown', () => {
  it('is so many hours after it was asked for, by whatever the clock here says', () => {
    expect(keptUntil({ ...sheetBy('caseload'), asOf: AT }, AT, 4)).toBe(AT + 4 * HOUR);
    expect(keptUntil({ ...sheetBy('caseload'), asOf: AT }, AT - 9 * HOUR, 4)).toBe(AT - 5 * HOUR);
  });

  it('is not past the first moment, anywhere, of the day on which the right ends', () => {
    const sheet = { ...sheetBy('caseload'), asOf: AT };
    const ends = (until: string) => ({ ...sheet, because: { ...sheet.because, until } });
    const hourly = sheet.because.facts.map((fact) => ({ ...fact, until: '2026-11-03' }));
    const dawn = Date.parse('2026-11-02T10:00:00Z');
    expect(keptUntil(ends('2026-11-03'), AT, 48)).toBe(dawn);
    expect(keptUntil({ ...sheet, because: { ...sheet.because, facts: hourly } }, AT, 48)).toBe(dawn);
    // The clock here is an hour behind the server's.
    expect(keptUntil(ends('2026-11-03'), AT - HOUR, 48)).toBe(dawn - HOUR);
  });
});

describe('what still holds', () => {
  const state = { token: 'a', key: '', latest: AT, sheets: [kept(1), kept(2)] };

  it('is what has not expired, in the same session', () => {
    expect(inForce(state, 'a', AT + HOUR)?.sheets).toEqual([kept(2)]);
    expect(inForce(state, 'a', AT + HOUR)?.latest).toBe(AT + HOUR);
    expect(inForce(state, 'b', AT)).toBeNull();
  });

  it('is nothing once the clock was set back', () => {
    expect(inForce(state, 'a', AT - 1)).toBeNull();
  });
});

describe('the sheets', () => {
  it('are thirty at most: the oldest goes', () => {
    const all = Array.from({ length: 40 }, (_, n) => kept(n)).reduce<KeptSheet[]>(withSheet, []);
    expect([all.length, all[0]?.id]).toEqual([30, 'id-10']);
  });

  it('answer only a page that agrees', () => {
    expect(sheetFor([kept(1)], seenOf('1'))).toEqual(kept(1));
    expect(sheetFor([kept(1)], seenOf('1', { name: 'Other' }))).toBeUndefined();
    expect(sheetFor([kept(1)], seenOf('1', { birthDate: '2012-01-02' }))).toBeUndefined();
    expect(sheetFor([kept(1)], seenOf('2', { name: 'Name 1' }))).toBeUndefined();
  });

  it('go with the server’s no to whoever could be the same: by number, or by name where the page gives no more', () => {
    const { sisId: _, ...nameOnly } = seenOf('1');
    expect(withoutRefused([kept(1), kept(2)], seenOf('1', { name: 'Other' }))).toEqual([kept(2)]);
    expect(withoutRefused([kept(1), kept(2)], nameOnly)).toEqual([kept(2)]);
  });
});
