import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type District, generateDistrict, toOneRosterZip } from './index.ts';

type Row = Record<string, string>;

const ASKED = { seed: 'north-harbor', asOf: '2026-11-22' };
const IDENTIFIER = /^[0-9A-Za-z./@_-]{1,255}$/;
let district: District;
let tables: Record<string, Row[]>;

beforeAll(() => {
  district = generateDistrict(ASKED);
  const files = unzipSync(toOneRosterZip(district));
  tables = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, parse<Row>(strFromU8(bytes), { columns: true })]),
  );
});

const table = (name: string): Row[] => tables[`${name}.csv`]!;
const ids = (name: string): Set<string> => new Set(table(name).map((row) => row['sourcedId']!));

const BLANK = ['status', 'dateLastModified', 'password'];

/** True when id, dates and the fields that stay blank in a bulk set are as the standard has them. */
const fits = (row: Row): boolean =>
  Object.entries(row).every(([column, value]) => {
    if (column === 'sourcedId') return IDENTIFIER.test(value);
    if (BLANK.includes(column)) return value === '';
    return !/Date$/.test(column) || /^\d{4}-\d\d-\d\d$/.test(value);
  });

describe('the OneRoster 1.1 bulk set', () => {
  it('has the same bytes for the same district', () => {
    expect(toOneRosterZip(generateDistrict(ASKED))).toEqual(toOneRosterZip(district));
  });

  it('says in its manifest which files are there', () => {
    const manifest = new Map(table('manifest').map((row) => [row['propertyName']!, row['value']!]));
    expect(manifest.get('oneroster.version')).toBe('1.1');
    const bulk = [...manifest]
      .filter(([, value]) => value === 'bulk')
      .map(([key]) => `${key.replace('file.', '')}.csv`);
    expect([...bulk, 'manifest.csv'].toSorted()).toEqual(Object.keys(tables).toSorted());
  });

  it('has the headers of the standard, in its order', () => {
    expect(Object.keys(table('users')[0]!).join()).toBe(
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,' +
        'identifier,email,sms,phone,agentSourcedIds,grades,password',
    );
    expect(Object.keys(table('classes')[0]!).join()).toBe(
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,' +
        'termSourcedIds,subjects,subjectCodes,periods',
    );
    expect(Object.keys(table('enrollments')[0]!).join()).toBe(
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    );
  });

  it('has ids and dates of the right form, blank status, and no passwords', () => {
    for (const [name, rows] of Object.entries(tables)) {
      if (name === 'manifest.csv') continue;
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row['sourcedId'])).size).toBe(rows.length);
      expect(rows.filter((row) => !fits(row))).toEqual([]);
    }
  });

  it.each([
    ['orgs', 'parentSourcedId', 'orgs'],
    ['academicSessions', 'parentSourcedId', 'academicSessions'],
    ['courses', 'schoolYearSourcedId', 'academicSessions'],
    ['courses', 'orgSourcedId', 'orgs'],
    ['classes', 'courseSourcedId', 'courses'],
    ['classes', 'schoolSourcedId', 'orgs'],
    ['classes', 'termSourcedIds', 'academicSessions'],
    ['users', 'orgSourcedIds', 'orgs'],
    ['enrollments', 'classSourcedId', 'classes'],
    ['enrollments', 'schoolSourcedId', 'orgs'],
    ['enrollments', 'userSourcedId', 'users'],
    ['demographics', 'sourcedId', 'users'],
  ])('resolves %s.%s in %s', (from, column, to) => {
    const known = ids(to);
    const named = table(from)
      .flatMap((row) => row[column]!.split(','))
      .filter((id) => id !== '');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('carries names, numbers and grades unchanged', () => {
    const kiri = table('users').find((row) => row['identifier'] === '204417')!;
    expect(kiri).toMatchObject({ givenName: 'Kiri', familyName: 'Baptiste-Nguyen', role: 'student', grades: '09' });
    expect(table('demographics').find((row) => row['sourcedId'] === kiri['sourcedId'])!['birthDate']).toBe(
      '2012-03-14',
    );
    expect(table('users').map((row) => row['familyName'])).toEqual(
      [...district.staff, ...district.students].map((one) => one.family),
    );
  });
});
