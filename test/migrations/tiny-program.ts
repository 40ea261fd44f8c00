import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../server/store/migrate/migration.ts';
import { readMigrations } from '../../server/store/migrate/shipped.ts';

/** 2026-11-20T15:00:00Z */
const NOW = Date.parse('2026-11-20T15:00:00Z');

/** A parent and a child that a cascade would empty with it: what every list below starts with. */
export const FIRST = `
CREATE TABLE house (id TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE guest (id TEXT PRIMARY KEY, house_id TEXT NOT NULL REFERENCES house (id) ON DELETE CASCADE);
INSERT INTO house (id, name) VALUES ('h1', 'North'), ('h2', 'South');
INSERT INTO guest (id, house_id) VALUES ('g1', 'h1'), ('g2', 'h2');`;

/** A program with these changes, numbered in their order, read from a folder as the real ones are. */
export function tinyProgram(version: string, ...texts: readonly string[]): Program {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-migrations-'));
  try {
    for (const [i, text] of texts.entries()) writeFileSync(join(folder, `000${i + 1}_change_${i + 1}.sql`), text);
    return { migrations: readMigrations(folder), version, now: NOW };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
