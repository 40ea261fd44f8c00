import { describe, expect, it } from 'vitest';
import { createFindings } from './findings.ts';
import { readHeader } from './header.ts';
import { TABLES } from './tables.ts';

const ENROLLMENTS = TABLES.enrollments.columns;

function read(cells: readonly string[], silent: readonly string[] = []) {
  const findings = createFindings();
  const header = readHeader(cells, TABLES.enrollments, 'enrollments.csv', silent, findings);
  return { header, rules: findings.all().map(({ rule, column, times }) => [rule, column, times].join(' ')) };
}

describe('readHeader', () => {
  it('has nothing to say about an exact header, with metadata at the end', () => {
    expect(read([...ENROLLMENTS, 'metadata.vendor']).rules).toEqual([]);
  });

  it('takes other capitals, other names, blanks and another order, and reports each', () => {
    const { header, rules } = read([
      'SourcedId',
      'class_id',
      'status',
      'User Sourced Id',
      'vendor',
      'endDate',
      'role',
      '',
      '',
    ]);
    expect([...header.at]).toEqual([
      ['sourcedId', 0],
      ['classSourcedId', 1],
      ['status', 2],
      ['userSourcedId', 3],
      ['endDate', 5],
      ['role', 6],
    ]);
    expect(header.width).toBe(7);
    expect(rules).toEqual([
      'column-name-case sourcedId 1',
      'column-alias classSourcedId 1',
      'column-alias userSourcedId 1',
      'column-unknown vendor 1',
      'column-name-blank  2',
      'column-missing dateLastModified 1',
      'column-missing schoolSourcedId 1',
      'column-missing primary 1',
      'column-missing beginDate 1',
      'column-order  1',
    ]);
  });

  it('reads the first of two columns with one name', () => {
    const { header, rules } = read([...ENROLLMENTS, 'Role']);
    expect(header.at.get('role')).toBe(ENROLLMENTS.indexOf('role'));
    expect(rules).toEqual(['column-twice role 1']);
  });

  it('may be told which columns may be missing', () => {
    expect(read(ENROLLMENTS.slice(0, -1), ['endDate']).rules).toEqual([]);
  });

  it('stops when an id column is missing, without repeating what stands in the file', () => {
    const cells = ['s1', 'active', '', 'Kiri'];
    expect(() => read(cells)).toThrow(
      expect.objectContaining({ code: 'column-missing', message: expect.not.stringContaining('Kiri') }),
    );
    expect(() => read(ENROLLMENTS.filter((name) => name !== 'userSourcedId'))).toThrow(
      /enrollments\.csv has no column userSourcedId/,
    );
  });
});
