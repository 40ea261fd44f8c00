import { describe, expect, it } from 'vitest';
import { readBackupArgs } from './backup-args.ts';
import { readDoctorArgs } from './doctor-args.ts';
import { readRestoreArgs } from './restore-args.ts';
import { UsageError } from './usage-error.ts';

describe('the command lines', () => {
  it('are read whole', () => {
    expect(readBackupArgs([], 'usage')).toEqual({ to: undefined, keep: 14 });
    expect(readBackupArgs(['--to', '/mnt', '--keep', '3'], 'usage')).toEqual({ to: '/mnt', keep: 3 });
    expect(readBackupArgs(['--check', 'a.db'], 'usage')).toEqual({ check: 'a.db' });
    expect(readRestoreArgs(['a.db', '--yes', '--backup-key-file', 'k'], 'usage')).toEqual({
      backup: 'a.db',
      yes: true,
      backupKeyFile: 'k',
    });
    expect(readDoctorArgs(['--quick', '--backups', 'b'], 'usage')).toEqual({ quick: true, json: false, backups: 'b' });
  });

  it.each([
    ['--keep', '0'],
    ['--keep', '-1'],
    ['--keep', '1.5'],
    ['--keep', 'x'],
    ['--check', 'a', '--keep', '2'],
    ['a'],
    ['--to', ''],
    ['--all'],
  ])('of a backup are refused: %s %s', (...args) => {
    expect(() => readBackupArgs(args, 'usage')).toThrow(UsageError);
  });

  it.each([[[]], [['a', 'b']], [['a', '--force']], [['a', '--yes=no']]])('of a restore are refused: %j', (args) => {
    expect(() => readRestoreArgs(args, 'usage')).toThrow(UsageError);
  });
});
