import { mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../db-errors.ts';
import { inWords } from './in-words.ts';

function refusal(code: string): Error {
  return Object.assign(new pg.DatabaseError('role "sue" said no', 1, 'error'), { code });
}

function thrownBy(work: () => void): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It threw nothing.');
}

const said = (error: unknown) => (inWords(error) as Error).message;

describe('an error of work with PostgreSQL', () => {
  it.each([
    ['28P01', /^PostgreSQL does not let the user of DATABASE_URL in\. Correct user and password .* \(28P01\)\.$/],
    ['28000', /^PostgreSQL does not let the user of DATABASE_URL in/],
    ['3D000', /^The database that DATABASE_URL names does not exist\. Create it, .* \(3D000\)\.$/],
    ['42501', /^The user of DATABASE_URL lacks rights\. Make it the owner .* \(42501\)\.$/],
    ['53100', /^The disk of the database is full/],
    ['57P01', /^The database of DATABASE_URL does not answer/],
    ['23505', /^The database refused: unique \(23505\)$/],
  ])('%s says what to do', (code, text) => {
    expect(said(refusal(code))).toMatch(text);
  });

  it.each([
    ['a socket that is not there', { path: '/missing/.s.PGSQL.5432' }],
    ['a port that nobody listens on', { host: '127.0.0.1', port: 1 }],
  ])('that comes of %s is of the connection', async (_, to) => {
    const error = await new Promise((resolve) => createConnection(to).once('error', resolve));
    expect(said(error)).toMatch(/^The database of DATABASE_URL does not answer/);
  });

  it('that comes of a connection cut meanwhile is of the connection', () => {
    expect(said(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }))).toMatch(
      /DATABASE/,
    );
    expect(said(new Error('Connection terminated unexpectedly'))).toMatch(/DATABASE_URL does not answer/);
  });

  it('of a local file keeps its own text', () => {
    const inTheWay = thrownBy(() => mkdirSync('/dev/null/backups'));
    expect(inWords(inTheWay)).toBe(inTheWay);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    expect(inWords(full)).toBe(full);
  });

  it.each([Object.assign(new Error('full'), { code: 'SQLITE_FULL' }), new StoreError('full', 'SQLITE_FULL')])(
    'of a local SQLite file without room is not said to be the database’s',
    (error) => {
      expect(said(error)).toMatch(/^The disk that the local file is written to is full\. .* \(SQLITE_FULL\)\.$/);
    },
  );

  it('of a local SQLite file otherwise names its code', () => {
    expect(said(Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' }))).toContain('(SQLITE_IOERR_WRITE)');
  });

  it('that has a text of its own keeps it', () => {
    const own = new Error('ours');
    expect(inWords(own)).toBe(own);
  });
});
