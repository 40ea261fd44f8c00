import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../server/store/backup/back-up.ts';
import { restore, type RestorePlan } from '../../server/store/restore/restore.ts';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { systemContext } from '../tools/temp-store.ts';
import { contentOf } from './content.ts';
import { emptyRecord, filledRecord, note, type TestRecord } from './record.ts';

const quiet = () => undefined;

async function backupOf({ place, backups, runtime }: TestRecord): Promise<string> {
  return (await backUp(place, { folder: backups, keep: 14, at: runtime.now(), onStep: quiet })).file;
}

function put(record: TestRecord, backup: string, options: { confirm?: (plan: RestorePlan) => Promise<boolean> } = {}) {
  const { place, runtime, dataDir } = record;
  return restore(place, {
    backup,
    backupKey: undefined,
    dataDir,
    runtime,
    context: systemContext(runtime),
    onStep: quiet,
    confirm: () => Promise.resolve(true),
    ...options,
  });
}

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const));

for (const [from, to] of PAIRS) {
  describe.skipIf(leftOut(from) || leftOut(to))(`from ${from} to ${to}`, () => {
    it('brings every row, and one entry more', async () => {
      const source = await filledRecord(from);
      const target = await emptyRecord(to);
      const before = await contentOf(source.place);
      const restored = await put(target, await backupOf(source));
      expect(restored).toMatchObject({ replaced: 'none', aside: undefined });
      const after = await contentOf(target.place);
      expect(Object.keys(after)).toEqual(Object.keys(before));
      for (const [table, rows] of Object.entries(before)) {
        if (!table.startsWith('audit')) expect([table, after[table]]).toEqual([table, rows]);
      }
      expect(after['audit']!.slice(0, -1)).toEqual(before['audit']);
      expect(after['audit_detail']!.slice(0, -1)).toEqual(before['audit_detail']);
      expect(after['audit']!.at(-1)).toContain('restore');
      const store = await target.open();
      await note(store, target.runtime, 'after');
      expect((await store.health()).trailSize).toBe(before['audit']!.length + 2);
    });
  });
}
void existsSync;
void readdirSync;
void join;
