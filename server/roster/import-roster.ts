import type { AuditContext, Store } from '../store/store.ts';
import { audited } from '../store/store.ts';
import { assertFewEnd } from './brake.ts';
import { carryOut, systemAct } from './carry-out.ts';
import { compareSet, type RosterPlan } from './compare.ts';
import { createFindings, type Findings } from './findings.ts';
import { type Known, loadKnown } from './known.ts';
import { readModes } from './manifest.ts';
import { createPace, type Pace, type Progress } from './pace.ts';
import { readPeople } from './read-people.ts';
import { readPlaces } from './read-places.ts';
import type { RosterSet } from './records.ts';
import { type ImportReport, reporting, reportOf } from './report.ts';
import { RosterError } from './roster-error.ts';
import { latestRun } from './roster-read.repo.ts';
import { openSource, type RosterFiles, type RosterSource } from './source.ts';

export interface ImportOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels until the transaction begins. */
  readonly signal?: AbortSignal;
  /** The largest share (0 to 1) of active students that a set may end. */
  readonly endShareLimit?: number;
  /** Whether dates with slashes are D/M/YYYY. Declared for the source, never guessed. */
  readonly dayFirst?: boolean;
  /** The day as of which the set holds, `YYYY-MM-DD`: what is missing ends on it. */
  readonly asOf: string;
  /** For the record of the run; never a path. */
  readonly fileName: string;
  /** Who imports; the system itself when not given. */
  readonly context?: AuditContext;
}

/** The share (0 to 1) that an import may end when nobody says otherwise: more is a broken export far more often. */
export const END_SHARE_LIMIT = 0.2;

/**
 * Imports a OneRoster CSV set (1.1, or 1.2 with roles.csv): everything or nothing. Reads and compares first, a turn of
 * the event loop at a time, then writes what changed in one transaction with one audit entry. Strict in its report,
 * lenient in reading. Throws a `RosterError`, and has changed nothing, when the set is refused.
 */
export async function importRoster(store: Store, source: RosterSource, options: ImportOptions): Promise<ImportReport> {
  const findings = createFindings();
  return reporting(findings, async () => {
    const startedAt = store.runtime.now();
    const onProgress = options.onProgress ?? (() => undefined);
    const pace = createPace(onProgress, options.signal);
    const files = await openSource(source, findings);
    const set = await readSet(files, options.dayFirst ?? false, findings, pace);
    const context = options.context ?? systemAct(store, startedAt);
    const { since, plan, known } = await compareWithStore(store, context, set, options.asOf, findings, pace);
    brake(known, plan, options.endShareLimit ?? END_SHARE_LIMIT);
    await pace.step({ phase: 'writing', what: '', done: 0, total: 0 });
    const work = {
      kind: 'oneroster',
      action: 'roster.import',
      puts: plan,
      asOf: options.asOf,
      fileName: options.fileName,
      fileHash: files.hash,
      startedAt,
      since,
    } as const;
    return reportOf(work, await carryOut(store, context, work, onProgress), findings);
  });
}

async function readSet({ files }: RosterFiles, dayFirst: boolean, findings: Findings, pace: Pace): Promise<RosterSet> {
  const modes = await readModes(files, pace, findings);
  if (!files.has('users') && ![...modes.values()].includes('delta')) {
    throw new RosterError(
      'users-missing',
      'The set has no users.csv, so there is nobody to import. Export the whole set again.',
    );
  }
  const reading = { files, modes, dayFirst, findings, pace };
  return { ...(await readPlaces(reading)), ...(await readPeople(reading)) };
}

/** The whole roster is looked at to be compared: that is an entry in the trail of its own. */
function compareWithStore(
  store: Store,
  context: AuditContext,
  set: RosterSet,
  asOf: string,
  findings: Findings,
  pace: Pace,
) {
  return store.read(
    context,
    async (q) => {
      const since = await latestRun(q);
      const { rows, removed } = set.enrollments;
      const known = await loadKnown(q, asOf, (id) => rows.has(id) || removed.has(id), pace);
      const plan = await compareSet(q, { set, known, asOf, newId: () => store.runtime.id(), findings, pace });
      return audited(
        { action: 'roster.import', resource: 'roster-comparison', decision: 'allowed' },
        { since, plan, known },
      );
    },
    { long: true },
  );
}

function brake({ students }: Known, { student }: RosterPlan, limit: number): void {
  const active = [...students.values()].filter((row) => row.active).length;
  assertFewEnd(active, student.counts.ended, limit);
}
