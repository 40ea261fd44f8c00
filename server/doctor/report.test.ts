import { expect, it } from 'vitest';
import { fault, ok, warning } from './finding.ts';
import { EXIT, levelOf, reportText } from './report.ts';

it('takes the worst for the whole, and gives each its own exit code', () => {
  const levels = [[], [ok('a', '')], [ok('a', ''), warning('b', '')], [fault('c', ''), warning('b', '')]].map(levelOf);
  expect(levels.map((level) => EXIT[level])).toEqual([0, 0, 3, 1]);
});

it('marks each line by a shape and a word, and counts at the end', () => {
  const findings = [ok('disk', 'much'), warning('backup', 'old'), fault('trail', 'cut'), fault('schema', 'new')];
  expect(reportText({ settings: [{ name: 'PORT', value: '1' }], findings })).toBe(
    [
      'Settings',
      '  PORT  1',
      '',
      '✓ ok       disk: much',
      '! warning  backup: old',
      '✗ fault    trail: cut',
      '✗ fault    schema: new',
      '',
      '2 faults, 1 warning.',
      '',
    ].join('\n'),
  );
});
