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
import { compareDiscipline } from './compare-discipline.ts';
import { readDiscipline } from './read-discipline.ts';

/**
 * Imports discipline.csv: what the SIS says of discipline, for reports and committees (R26, R31). It adds entries and
 * corrects those it names again; it never takes one away. Whoever referred a student is never kept (R35, R36).
 * Everything or nothing, as `importRoster`.
 */
export async function importDiscipline(
  store: Store,
  csv: Uint8Array | string,
  options: Omit<ImportOptions, 'endShareLimit'>,
): Promise<ImportReport> {
  const findings = createFindings();
  return reporting(findings, async () => {
    const { asOf, fileName } = options;
    const startedAt = store.runtime.now();
    const onProgress = options.onProgress ?? (() => undefined);
    const pace = createPace(onProgress, options.signal);
    const bytes = typeof csv === 'string' ? Buffer.from(csv, 'utf8') : csv;
    const records = await readDiscipline(fileName, bytes, options.dayFirst ?? false, findings, pace);
    const context = options.context ?? systemAct(store, startedAt);
    const { plan, since } = await store.read(
      context,
      async (q) => {
        const latest = await latestRun(q);
        const newId = () => store.runtime.id();
        const compared = await compareDiscipline(q, records, { file: fileName, newId, findings, pace });
        return audited(
          { action: 'discipline.import', resource: 'discipline-comparison', decision: 'allowed' },
          { plan: compared, since: latest },
        );
      },
      { long: true },
    );
    await pace.step({ phase: 'writing', what: '', done: 0, total: 0 });
    const fileHash = sha256Of([bytes]);
    const run = { kind: 'discipline', action: 'discipline.import', fileName, fileHash, startedAt, since } as const;
    const done = await inOneRun(store, context, run, async (tx) => {
      await putRows(tx, 'sisDiscipline', plan.put, async (many) => {
        onProgress({ phase: 'writing', what: fileName, done: many, total: plan.put.length });
        await nextTurn();
      });
      return { sisDiscipline: plan.counts };
    });
    return reportOf({ ...run, asOf }, done, findings);
  });
}
