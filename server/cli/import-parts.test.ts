import { describe, expect, it } from 'vitest';
import { readImportArgs } from './import-args.ts';
import { findingsSummary } from './import-summary.ts';
import { showProgress } from './progress-line.ts';
import { UsageError } from './usage-error.ts';
import { createFindings } from '../roster/findings.ts';

describe('readImportArgs', () => {
  it('reads every option', () => {
    const args = ['set.zip', '--end-limit', '0.35', '--day-first', '--as-of', '2026-11-20', '--report', 'r.csv'];
    const system = ['--system', 'our-sis'];
    expect(readImportArgs([...args, ...system], 'usage')).toEqual({
      path: 'set.zip',
      system: 'our-sis',
      endLimit: 0.35,
      dayFirst: true,
      asOf: '2026-11-20',
      report: 'r.csv',
    });
    expect(readImportArgs(['set.zip'], 'usage')).toEqual({
      path: 'set.zip',
      system: undefined,
      endLimit: undefined,
      dayFirst: false,
      asOf: undefined,
      report: undefined,
    });
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--wish']],
    [['a', '--as-of', '11/20/2026']],
    [['a', '--end-limit', '1.5']],
    [['a', '--end-limit', 'x']],
    [['a', '--system', 'Not An Id']],
  ])('does not take %j', (args) => {
    expect(() => readImportArgs(args, 'usage')).toThrow(UsageError);
  });
});

describe('showProgress', () => {
  const step = { phase: 'reading', what: 'users.csv', done: 50, total: 200 } as const;

  it('overwrites its line on a terminal', () => {
    const written: string[] = [];
    const progress = showProgress({ isTTY: true, write: (text) => written.push(text) });
    progress.onProgress(step);
    progress.onProgress({ ...step, done: 100 });
    progress.done();
    expect(written).toEqual(['\r\u001b[2KReading users.csv 25 %', '\r\u001b[2KReading users.csv 50 %', '\r\u001b[2K']);
  });

  it('writes plain lines elsewhere, one for each file', () => {
    const written: string[] = [];
    const progress = showProgress({ write: (text) => written.push(text) });
    progress.onProgress(step);
    progress.onProgress({ ...step, done: 100 });
    progress.onProgress({ ...step, phase: 'comparing' });
    progress.done();
    expect(written).toEqual(['Reading users.csv\n', 'Comparing users.csv\n']);
  });
});

describe('findingsSummary', () => {
  it('counts by rule and names the first few places', () => {
    const findings = createFindings();
    for (const row of [3, 4, 5, 6]) findings.add('id-blank', { file: 'users.csv', row, column: 'sourcedId' });
    for (const row of [2, 3])
      findings.add('status-in-bulk', { file: 'orgs.csv', row, column: 'status', sourcedId: `o${row}` });
    expect(findingsSummary(findings.all()).split('\n')).toEqual([
      'What does not keep to the standard:',
      '      4 × The row has no sourcedId. It was left out.',
      '    users.csv line 3 sourcedId',
      '    users.csv line 4 sourcedId',
      '    users.csv line 5 sourcedId',
      '    and 1 more',
      '      2 × Status must be blank in a complete (bulk) set. It was read all the same.',
      '    orgs.csv line 2 status (and 1 more)',
      '',
    ]);
    expect(findingsSummary([])).toContain('nothing to report');
  });
});
