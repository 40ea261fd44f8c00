import { expect, it } from 'vitest';
import { LEFT_OUT } from '../../../shared/areas/disclosures/copy/left-out.ts';
import { lawWords } from '../../../shared/ui/law-words.ts';
import { inspectionErrors, inspectionSaid, leftWords } from './words.ts';

const SEEN = {
  day: '2026-11-20',
  who: 'Dana',
  as: 'parent',
  proven: 'photo-id',
  how: 'copy',
  records: ['disclosure-log'],
};

it('R181: says an entry in words', () => {
  expect(inspectionSaid(SEEN, 'as')).toBe('Parent of a student under 18');
  expect(inspectionSaid(SEEN, 'how')).toBe('Copy handed over');
  expect(inspectionSaid(SEEN, 'records')).toBe('The disclosure log');
  expect(inspectionSaid(SEEN, 'explained')).toBe('');
});

it('C7: says at its field why a parent of an adult is not one of a minor', () => {
  const issues = [
    { path: 'filled.as', code: 'adult' },
    { path: 'filled.who', code: 'too_small' },
  ];
  expect(inspectionErrors(issues)).toEqual({ as: expect.stringContaining('18 or over') });
});

it('R117: says each reason with the law, and how much of it where that is counted', () => {
  for (const { id } of LEFT_OUT) expect(leftWords({ why: id, count: 3 })).toMatch(/: 3$/);
  for (const { id, source } of LEFT_OUT) expect(leftWords({ why: id, count: null })).toContain(lawWords(source));
});
