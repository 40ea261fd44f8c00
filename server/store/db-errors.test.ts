import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mapStoreError, StoreError, type StoreErrorKind } from './db-errors.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('an engine’s error', () => {
  it.each<[code: string, kind: StoreErrorKind]>([
    ['SQLITE_FULL', 'full'],
    ['SQLITE_READONLY', 'read-only'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['SQLITE_IOERR_WRITE', 'read-only'],
    ['SQLITE_IOERR_FSYNC', 'read-only'],
    ['SQLITE_CANTOPEN', 'read-only'],
    ['SQLITE_BUSY', 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'unique'],
    ['SQLITE_CONSTRAINT_PRIMARYKEY', 'unique'],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'foreign-key'],
    ['SQLITE_CONSTRAINT_TRIGGER', 'append-only'],
    ['SQLITE_CONSTRAINT_NOTNULL', 'other'],
    ['23505', 'unique'],
    ['23503', 'foreign-key'],
    ['FS001', 'append-only'],
    ['40001', 'conflict'],
    ['40P01', 'conflict'],
    ['55P03', 'busy'],
    ['57014', 'busy'],
    ['53100', 'full'],
    ['25006', 'read-only'],
    ['58030', 'read-only'],
    ['53300', 'away'],
    ['57P01', 'away'],
    ['57P03', 'away'],
    ['08006', 'away'],
    ['ECONNREFUSED', 'away'],
    ['ECONNRESET', 'away'],
    ['EPIPE', 'away'],
    ['XX001', 'damaged'],
    ['42P01', 'other'],
  ])('%s is %s', (code, kind) => {
    expect(mapStoreError(coded(code))).toMatchObject({ kind, engineCode: code });
  });

  it.each(['EACCES', 'ENOENT', 'EBUSY', 'EROFS', 'ERR_INVALID_ARG_TYPE'])('%s is not one', (code) => {
    const error = coded(code);
    expect(mapStoreError(error)).toBe(error);
  });

  it('says nothing of what it was about', () => {
    const inner = coded('23505', 'Key (sis_id)=(204417) already exists.');
    const mapped = mapStoreError(new DrizzleQueryError('insert into student …', ['Kiri'], inner)) as StoreError;
    expect(mapped.kind).toBe('unique');
    expect(`${mapped.message} ${mapped.stack} ${JSON.stringify(mapped)}`).not.toMatch(/Kiri|204417|insert/);
    expect(mapped.cause).toBeUndefined();
  });

  it('is told from what comes from elsewhere', () => {
    const own = new Error('ours');
    expect(mapStoreError(own)).toBe(own);
    expect(mapStoreError('text')).toBe('text');
    const mapped = new StoreError('full', 'SQLITE_FULL');
    expect(mapStoreError(mapped)).toBe(mapped);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout expired',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('of the driver alone, "%s", means that the database is away', (message) => {
    expect(mapStoreError(new Error(message))).toMatchObject({ kind: 'away' });
  });

  it('without a code of its own lets nothing through either', () => {
    const wrapped = new DrizzleQueryError('select …', ['Kiri'], new Error('Connection terminated unexpectedly'));
    expect(mapStoreError(wrapped)).toMatchObject({ kind: 'away', message: expect.not.stringContaining('Kiri') });
  });
});
