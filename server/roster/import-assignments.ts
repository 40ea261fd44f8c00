import { audited, type Store } from '../store/store.ts';
import { carryOut, systemAct } from './carry-out.ts';
import { compareAssignments } from './compare-assignments.ts';
import { createFindings } from './findings.ts';
import type { ImportOptions } from './import-roster.ts';
import { createPace } from './pace.ts';
import { readAssignments } from './read-assignments.ts';
import { type ImportReport, reporting, reportOf } from './report.ts';
import { latestRun } from './roster-read.repo.ts';
import { sha256Of } from './source.ts';

/**
 * Imports assignments.csv: the access roles, caseloads, groups and attributes that OneRoster has no words for (R45 to
 * R47, R51, R54). The file is the whole truth of its kind: what it no longer says ends on `asOf`. Everything or
 * nothing, as `importRoster`.
 */
export async function importAssignments(
  store: Store,
  csv: Uint8Array | string,
  options: Omit<ImportOptions, 'endShareLimit'>,
): Promise<ImportReport> {
  const findings = createFindings();
  return reporting(findings, async () => {
    const startedAt = store.runtime.now();
    const onProgress = options.onProgress ?? (() => undefined);
    const pace = createPace(onProgress, options.signal);
    const bytes = typeof csv === 'string' ? Buffer.from(csv, 'utf8') : csv;
    const { asOf, fileName } = options;
    const records = await readAssignments(fileName, bytes, options.dayFirst ?? false, findings, pace);
    const context = options.context ?? systemAct(store, startedAt);
    const { plan, since } = await store.read(
      context,
      async (q) => {
        const latest = await latestRun(q);
        const compared = await compareAssignments(q, records, { file: fileName, asOf, findings, pace });
        return audited(
          { action: 'assignments.import', resource: 'roster-comparison', decision: 'allowed' },
          { plan: compared, since: latest },
        );
      },
      { long: true },
    );
    await pace.step({ phase: 'writing', what: '', done: 0, total: 0 });
    const work = {
      kind: 'assignments',
      action: 'assignments.import',
      puts: plan,
      asOf,
      fileName,
      fileHash: sha256Of([bytes]),
      startedAt,
      since,
    } as const;
    return reportOf(work, await carryOut(store, context, work, onProgress), findings);
  });
}
