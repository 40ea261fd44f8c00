import { describe, expect, it } from 'vitest';
import { change, type SetFiles, smallSet } from './testing/sets.ts';
import { readSet } from './testing/read.ts';

const replace = (name: string, from: string | RegExp, to: string) => (files: SetFiles) =>
  change(files, name, (lines) => lines.map((line) => line.replace(from, to)));
const all = (...edits: ((files: SetFiles) => SetFiles)[]) => edits.reduce((files, edit) => edit(files), smallSet());

describe('reading a set', () => {
  it('has nothing to say about an exact one', async () => {
    const { set, rules } = await readSet(smallSet());
    expect(rules).toEqual([]);
    expect(
      [set.orgs, set.sessions, set.courses, set.classes, set.users, set.births, set.enrollments].map(
        ({ rows }) => rows.size,
      ),
    ).toEqual([3, 2, 2, 3, 14, 10, 13]);
  });

  it('keeps no password and says so', async () => {
    const { set, rules } = await readSet(all(replace('users.csv', /05,$/u, '05,Secret#1')));
    expect(rules).toEqual(['users.csv:6 password password-dropped 10']);
    expect(JSON.stringify([...set.users.rows.values()])).not.toContain('Secret');
  });

  it('finds files and words in any capitals', async () => {
    const { 'users.csv': users = [], ...others } = all(
      replace('users.csv', ',student,', ',STUDENT,'),
      replace('orgs.csv', ',school,', ',School,'),
    );
    const { set, rules } = await readSet({ ...others, 'Users.CSV': users });
    expect(set.users.rows.get('s0')?.role).toBe('student');
    expect(set.orgs.rows.get('sch1')?.kind).toBe('school');
    expect(rules).toEqual([
      'Users.CSV:  file-name-case 1',
      'orgs.csv:3 type value-case 2',
      'Users.CSV:6 role value-case 10',
    ]);
  });

  it('takes rows longer and shorter than the header', async () => {
    const { set, rules } = await readSet(
      all(replace('orgs.csv', /,dist$/u, ''), replace('courses.csv', 'MA1,05,dist,,', 'MA1,05,dist,,,extra')),
    );
    expect(set.orgs.rows.get('sch1')?.identifier).toBe('0110');
    expect(rules).toEqual(['orgs.csv:3  row-ragged 2', 'courses.csv:2  row-ragged 1']);
  });

  it('reads dates in the declared order only', async () => {
    const usDates = all(replace('academicSessions.csv', '2026-08-17,2027-01-19', '8/17/2026,1/19/2027'));
    expect((await readSet(usDates)).set.sessions.rows.get('fall')).toMatchObject({
      startDay: '2026-08-17',
      endDay: '2027-01-19',
    });
    const { set, rules } = await readSet(usDates, true);
    expect(set.sessions.rows.has('fall')).toBe(false);
    expect(rules).toEqual([
      'academicSessions.csv:3 startDate date-invalid 1',
      'academicSessions.csv:3 endDate date-invalid 1',
      'academicSessions.csv:3  dates-missing 1',
    ]);
  });

  it('leaves out rows without or with a used sourcedId, and passes over blank ones', async () => {
    const files = change(smallSet(), 'orgs.csv', (lines) => [
      ...lines,
      'sch1,,,Twin,school,1,',
      ',,,No id,school,2,',
      ',,,,,,',
      '',
      'a b,,,Odd,school,3,',
    ]);
    const { set, rules } = await readSet(files);
    expect([...set.orgs.rows.keys()]).toEqual(['dist', 'sch1', 'sch2', 'a b']);
    expect(set.orgs.rows.get('sch1')?.name).toBe('First School');
    expect(rules).toEqual([
      'orgs.csv:5 sourcedId id-twice 1',
      'orgs.csv:6 sourcedId id-blank 1',
      'orgs.csv:9 sourcedId id-shape 1',
    ]);
  });

  it('reads a set without a manifest as complete, and a removed row of it as missing', async () => {
    const files = change(all(replace('courses.csv', 'math,,', 'math,toBeDeleted,')), 'manifest.csv', null);
    const { set, rules } = await readSet(files);
    expect([...set.courses.rows.keys()]).toEqual(['read']);
    expect(rules).toEqual([
      'manifest.csv:  manifest-missing 1',
      'courses.csv:2 status status-removed-in-bulk 1',
      'courses.csv:2 status status-case 1',
    ]);
  });

  it('honours delta, and leaves tables alone that are not there', async () => {
    const files = change(
      all(
        replace('manifest.csv', 'file.users,bulk', 'file.users,delta'),
        replace('users.csv', /^s0,,/u, 's0,tobedeleted,'),
      ),
      'courses.csv',
      null,
    );
    const { set, rules } = await readSet(files);
    expect([set.users.mode, [...set.users.removed.keys()], set.courses.mode]).toEqual(['delta', ['s0'], 'absent']);
    expect(rules).toEqual([
      'courses.csv:  manifest-names-missing-file 1',
      'users.csv:2 status status-blank-in-delta 13',
    ]);
  });

  it('stops at a quotation mark that is never closed, since rows would disappear', async () => {
    await expect(readSet(all(replace('users.csv', 'Given3', '"Given3')))).rejects.toMatchObject({
      code: 'csv-unreadable',
      message: expect.stringMatching(/users\.csv .*near line/),
    });
  });

  it('stops when nothing in it is a roster, or a file is there twice', async () => {
    await expect(readSet({ 'grades.csv': ['a'] })).rejects.toMatchObject({ code: 'no-tables' });
    await expect(readSet({ ...smallSet(), 'old/users.csv': ['sourcedId'] })).rejects.toMatchObject({
      code: 'file-twice',
    });
    await expect(readSet({ ...smallSet(), 'users.csv': [] })).rejects.toMatchObject({ code: 'column-missing' });
  });
});
