import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

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

  it('reads a value from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'facesheet-')), 'port');
    writeFileSync(file, '9000\n');
    expect(readConfig({ PORT_FILE: file }).port).toBe(9000);
  });
});
