import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMigrations, shippedProgram } from './shipped.ts';

function read(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return readMigrations(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the shipped changes', () => {
  it('are the same, by name, for both engines', () => {
    const names = (engine: 'sqlite' | 'postgres') => shippedProgram(engine, 0).migrations.map(({ name }) => name);
    expect(names('postgres')).toEqual(names('sqlite'));
  });

  it('have the hash that databases out there have recorded', () => {
    const [first] = shippedProgram('sqlite', 0).migrations;
    expect(first?.hash).toBe('cf831924862b3600489b3e62e21b9c76d7b1d45afbdedf25722471cd5c9f6d14');
  });

  it('are no drafts any more', () => {
    const all = [...shippedProgram('sqlite', 0).migrations, ...shippedProgram('postgres', 0).migrations];
    expect(all.filter(({ sql }) => sql.includes('-- DRAFT')).map(({ name }) => name)).toEqual([]);
  });

  it('are the same text after a checkout on Windows', () => {
    const [unix] = read({ '0001_a.sql': 'SELECT 1;\nSELECT 2;\n' });
    const [windows] = read({ '0001_a.sql': 'SELECT 1;\r\nSELECT 2;\r\n' });
    expect(windows).toEqual(unix);
  });

  it.each(['COMMIT;', 'SELECT 1; begin', 'PRAGMA foreign_keys=OFF;', '-- why\nROLLBACK'])('may not hold %s', (sql) =>
    expect(() => read({ '0001_a.sql': sql })).toThrow(/the runner's part/),
  );

  it('may not leave a number out', () => {
    expect(() => read({ '0001_a.sql': '', '0003_b.sql': '' })).toThrow(/0003_b\.sql is no change number 2/);
    expect(() => read({ '0001_a.sql': '', '0001_b.sql': '' })).toThrow(/0001_b\.sql is no change number 2/);
  });
});
