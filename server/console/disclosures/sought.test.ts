import { expect, test } from 'vitest';
import { ALL_SCHOOLS, ANY_TIME, partsOf, soughtAt, tokensOf, unnarrowed, wireFilter } from './sought.ts';

const TODAY = '2026-11-20';
const SCHOOL = '00000000-0000-7000-8000-000000000001';

test('without a word about time, an address asks for this school year', () => {
  expect(soughtAt([], TODAY)).toMatchObject({ school: null, year: '2026', basis: null, outcome: null });
  expect(soughtAt([], '2026-05-01').year).toBe('2025');
});

test('what is sought stands in the address, and the address says the same again', () => {
  const parts = [`school-${SCHOOL}`, 'from-2026-09-01', 'to-2026-09-30', 'basis-R101', 'denied'];
  const sought = soughtAt(parts, TODAY);
  expect(sought).toEqual({
    school: SCHOOL,
    year: ANY_TIME,
    from: '2026-09-01',
    to: '2026-09-30',
    basis: 'R101',
    outcome: 'denied',
    receiver: null,
  });
  expect(partsOf(sought)).toEqual(parts);
  expect(partsOf(soughtAt(['year-2024'], TODAY))).toEqual(['year-2024']);
});

test('what an address does not know narrows nothing', () => {
  const sought = soughtAt(['basis-R999', 'from-soon', 'year-none', 'perhaps'], TODAY);
  expect(sought).toMatchObject({ basis: null, from: undefined, year: '2026', outcome: null });
});

test('each narrowing can be taken away by itself', () => {
  const sought = soughtAt([`school-${SCHOOL}`, 'basis-none', 'released'], TODAY);
  const tokens = tokensOf(sought, 'en');
  expect(tokens.map(({ text }) => text)).toEqual(['School year 2026-27', 'Nothing allows it', 'Released']);
  expect(tokens.map(({ rest }) => partsOf(rest))).toEqual([
    [`school-${SCHOOL}`, 'year-all', 'basis-none', 'released'],
    [`school-${SCHOOL}`, 'year-2026', 'released'],
    [`school-${SCHOOL}`, 'year-2026', 'basis-none'],
  ]);
  const days = tokensOf(soughtAt(['from-2026-09-01', 'to-2026-09-30'], TODAY), 'en');
  expect(days.map(({ text }) => text)).toEqual(['From Sep 1, 2026', 'To Sep 30, 2026']);
  expect(tokensOf(unnarrowed(sought), 'en')).toEqual([]);
});

test('the last day is in it, and a school year ends with June', () => {
  const filter = wireFilter(soughtAt(['from-2026-09-01', 'to-2026-09-30', 'basis-R94'], TODAY), SCHOOL);
  expect(filter).toEqual({
    buildingId: SCHOOL,
    from: new Date('2026-09-01T00:00').getTime(),
    until: new Date('2026-10-01T00:00').getTime(),
    basis: 'R94',
  });
  const year = wireFilter(soughtAt([], TODAY), SCHOOL);
  expect([year.from, year.until]).toEqual([
    new Date('2026-07-01T00:00').getTime(),
    new Date('2027-07-01T00:00').getTime(),
  ]);
  expect(wireFilter(unnarrowed(soughtAt([], TODAY)), SCHOOL)).toMatchObject({ buildingId: SCHOOL, from: 0 });
});

test('R119: whom it went to narrows the list, and stands in no address', () => {
  const sought = soughtAt(['school-all', 'year-all'], TODAY, 'Peña');
  expect(partsOf(sought)).toEqual(['school-all', 'year-all']);
  const [token] = tokensOf(sought, 'en');
  expect([token?.text, token?.rest.receiver]).toEqual(['To: Peña', null]);
  const filter = wireFilter(sought, ALL_SCHOOLS);
  expect(filter).toMatchObject({ receiver: 'Peña' });
  expect(filter).not.toHaveProperty('buildingId');
});
