import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, readKeyFile } from './config.ts';

describe('the configuration', () => {
  it('needs nothing to run on loopback', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8787, basePath: '' });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['BASE_PATH', 'x/'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8;192.0.2.1'],
    ['TRUSTED_PROXIES', 'proxy.district.org'],
    ['TRUSTED_PROXIES', '2001:db8::/129'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s and names it, not its value', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
    expect(() => readConfig({ [name]: value })).not.toThrow(value);
  });

  it('takes a PostgreSQL address, and refuses any other kind instead of making an empty record elsewhere', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://facesheet@db/record' }).databaseUrl).toBe(
      'postgres://facesheet@db/record',
    );
    for (const url of ['', 'mysql://x', 'postgres://', 'sqlite:///x.db', 'postgres://a b']) {
      expect(() => readConfig({ DATABASE_URL: url })).toThrow(/DATABASE_URL/);
    }
  });

  it('takes a key of at least 32 printable characters, and names it, not its text, when it is not', () => {
    const key = 'k'.repeat(32);
    const file = join(mkdtempSync(join(tmpdir(), 'facesheet-')), 'key');
    writeFileSync(file, `${key}\n`);
    expect(readConfig({ DB_KEY_FILE: file }).databaseKey).toBe(key);
    expect(readKeyFile(file, '--key')).toBe(key);
    for (const bad of [key.slice(1), `${key}\u0007`, `${key}é`]) {
      expect(() => readConfig({ DB_KEY: bad })).toThrow('The setting DB_KEY is not usable.');
    }
    writeFileSync(file, 'short');
    expect(() => readKeyFile(file, '--key')).toThrow(`The key in ${file}, which --key names, is not at least 32`);
    expect(() => readConfig({ DB_KEY_FILE: `${file}.gone` })).toThrow(
      'which DB_KEY_FILE names, cannot be read (ENOENT)',
    );
  });

  it('reads a value from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'facesheet-')), 'port');
    writeFileSync(file, '9000\n');
    expect(readConfig({ PORT_FILE: file }).port).toBe(9000);
  });
});
