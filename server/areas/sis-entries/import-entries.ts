import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemAct } from '../../roster/carry-out.ts';
import { createFindings } from '../../roster/findings.ts';
import type { ImportOptions } from '../../roster/import-roster.ts';
import { inOneRun } from '../../roster/one-run.ts';
import { createPace } from '../../roster/pace.ts';
import { type ImportReport, reporting, reportOf } from '../../roster/report.ts';
import { latestRun } from '../../roster/roster-read.repo.ts';
import { putRows } from '../../roster/roster-write.repo.ts';
import { sha256Of } from '../../roster/source.ts';
import { audited, type Store } from '../../store/store.ts';
import { compareEntries } from './compare-entries.ts';
import type { EntryFile, EntryTable } from './entry-file.ts';
import { readEntries } from './read-entries.ts';

export type EntryOptions = Omit<ImportOptions, 'endShareLimit'>;

/**
 * Imports a file of what the SIS says of students. It adds entries and corrects those it names again; it never takes
 * one away. Everything or nothing, as `importRoster`.
 */
export async function importEntries<T extends EntryTable>(
  entryFile: EntryFile<T>,
  store: Store,
  csv: Uint8Array | string,
  options: EntryOptions,
): Promise<ImportReport> {
  const findings = createFindings();
  return reporting(findings, async () => {
    const { asOf, fileName } = options;
    const { kind, table } = entryFile;
    const action = `${kind}.import` as const;
    const startedAt = store.runtime.now();
    const onProgress = options.onProgress ?? (() => undefined);
    const pace = createPace(onProgress, options.signal);
    const bytes = typeof csv === 'string' ? Buffer.from(csv, 'utf8') : csv;
    const reading = { file: fileName, dayFirst: options.dayFirst ?? false, findings, pace };
    const records = await readEntries(entryFile, bytes, reading);
    const context = options.context ?? systemAct(store, startedAt);
    const { plan, since } = await store.read(
      context,
      async (q) => {
        const latest = await latestRun(q);
        const newId = () => store.runtime.id();
        const compared = await compareEntries(q, entryFile, records, { file: fileName, newId, findings, pace });
        return audited(
          { action, resource: `${kind}-comparison`, decision: 'allowed' },
          { plan: compared, since: latest },
        );
      },
      { long: true },
    );
    await pace.step({ phase: 'writing', what: '', done: 0, total: 0 });
    const run = { kind, action, fileName, fileHash: sha256Of([bytes]), startedAt, since } as const;
    const done = await inOneRun(store, context, run, async (tx) => {
      await putRows(tx, table, plan.put, async (many) => {
        onProgress({ phase: 'writing', what: fileName, done: many, total: plan.put.length });
        await nextTurn();
      });
      return { [table]: plan.counts };
    });
    return reportOf({ ...run, asOf }, done, findings);
  });
}
