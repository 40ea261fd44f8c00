import { setImmediate as nextTurn } from 'node:timers/promises';
import { audited, type Store } from '../store/store.ts';
import { assertFewIdsGo } from './brake.ts';
import { systemAct } from './carry-out.ts';
import { compareSisIds } from './compare-sis-ids.ts';
import { createFindings } from './findings.ts';
import { END_SHARE_LIMIT, type ImportOptions } from './import-roster.ts';
import { inOneRun } from './one-run.ts';
import { createPace } from './pace.ts';
import { readSisIds } from './read-sis-ids.ts';
import { type ImportReport, reporting, reportOf } from './report.ts';
import { latestRun } from './roster-read.repo.ts';
import { changeIdentifiers } from './sis-ids.repo.ts';
import { sha256Of } from './source.ts';

/** `system` is the id of the adapter whose pages show these ids. */
export type SisIdOptions = Omit<ImportOptions, 'dayFirst'> & { readonly system: string };

/**
 * Imports sis-ids.csv: by which ids, other than the number that staff know, a SIS's pages name students. The file is
 * the whole set of its system: an id that it lacks no longer opens anybody. Everything or nothing, as `importRoster`;
 * refused, too, where it would take away more than `endShareLimit` of the system's ids.
 */
export async function importSisIds(
  store: Store,
  csv: Uint8Array | string,
  options: SisIdOptions,
): Promise<ImportReport> {
  const findings = createFindings();
  return reporting(findings, async () => {
    const { asOf, fileName, system } = options;
    const startedAt = store.runtime.now();
    const onProgress = options.onProgress ?? (() => undefined);
    const pace = createPace(onProgress, options.signal);
    const bytes = typeof csv === 'string' ? Buffer.from(csv, 'utf8') : csv;
    const records = await readSisIds(fileName, bytes, findings, pace);
    const context = options.context ?? systemAct(store, startedAt);
    const { plan, since } = await store.read(
      context,
      async (q) => {
        const latest = await latestRun(q);
        const compared = await compareSisIds(q, records, { file: fileName, system, findings, pace });
        return audited(
          { action: 'sis-ids.import', resource: 'sis-ids-comparison', decision: 'allowed' },
          { plan: compared, since: latest },
        );
      },
      { long: true },
    );
    assertFewIdsGo(plan.before, plan.remove.length, options.endShareLimit ?? END_SHARE_LIMIT);
    await pace.step({ phase: 'writing', what: '', done: 0, total: 0 });
    const run = {
      kind: 'sis-ids',
      action: 'sis-ids.import',
      fileName,
      fileHash: sha256Of([bytes]),
      startedAt,
    } as const;
    const total = plan.remove.length + plan.add.length;
    const done = await inOneRun(store, context, { ...run, since }, async (tx) => {
      await changeIdentifiers(tx, plan, async (many) => {
        onProgress({ phase: 'writing', what: fileName, done: many, total });
        await nextTurn();
      });
      return { studentIdentifier: plan.counts };
    });
    return reportOf({ ...run, asOf }, done, findings);
  });
}
