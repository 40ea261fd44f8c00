import { expect, it } from 'vitest';
import { lastSchool } from './last-school.ts';

it('brings whoever looked at a school’s log back to it, and nobody else', () => {
  const [one, other] = [{ staffId: 'a' }, { staffId: 'b' }];
  expect(lastSchool.of(one)).toBeNull();
  lastSchool.keep(one, 'harbor');
  lastSchool.keep(one, 'lakeside');
  expect([lastSchool.of(one), lastSchool.of(other)]).toEqual(['lakeside', null]);
});
