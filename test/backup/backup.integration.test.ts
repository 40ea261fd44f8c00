import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../server/store/backup/back-up.ts';
import { prove } from '../../server/store/backup/prove.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { filledRecord, note, type TestRecord } from './record.ts';

const quiet = () => undefined;

function make(record: TestRecord, options: { keep?: number; signal?: AbortSignal } = {}) {
  const { place, backups, runtime } = record;
  return backUp(place, { folder: backups, keep: 14, at: runtime.now(), onStep: quiet, ...options });
}

for (const engine of ENGINES) {
  describe.skipIf(leftOut(engine))(`a backup from ${engine}`, () => {
    it('is whole while a server goes on writing, and holds what was acknowledged before', async () => {
      const record = await filledRecord(engine);
      const store = await record.open();
      let writing = true;
      let written = 0;
      const writer = (async () => {
        while (writing) {
          await note(store, record.runtime, 'meanwhile');
          written += 1;
        }
      })();
      const before = written;
      const { file, proof } = await make(record);
      writing = false;
      await writer;
      const whole = await prove(file, undefined, quiet);
      expect(whole.trail).toEqual(proof.trail);
      const notes = countIn(file, "SELECT count(*) FROM contact WHERE note = 'meanwhile'");
      expect(notes).toBeGreaterThanOrEqual(before);
      expect(written).toBeGreaterThan(0);
      expect(readdirSync(record.backups)).toEqual([expect.stringMatching(/^facesheet-2026-11-20T15-00-00-000Z\.db$/)]);
    });
  });
}

function countIn(file: string, sql: string): number {
  const client = new Database(file, { readonly: true });
  try {
    return client.prepare<[], number>(sql).pluck().get()!;
  } finally {
    client.close();
  }
}
void existsSync;
void readFileSync;
void writeFileSync;
void join;
