import { statSync } from 'node:fs';
import { checkTrail, type TrailState } from '../../audit/check-trail.ts';
import type { Examiner, TableRows } from '../examine/examiner.ts';
import { type OnStep, step } from '../examine/progress.ts';
import { examineFile, foreignKeyFaults, integrityFaults } from '../examine/sqlite.ts';
import { mapStoreError, StoreError } from '../db-errors.ts';
import { plan } from '../migrate/plan.ts';
import { shippedProgram } from '../migrate/shipped.ts';
import { sqliteHistory } from '../migrate/sqlite-history.ts';
import type { SqliteClient } from '../sqlite/connection.ts';

/** What was found out about a backup that is whole. */
export interface Proof {
  readonly trail: TrailState;
  /** Changes of the schema that this program has and the file has not been through yet. */
  readonly pending: readonly string[];
  readonly tables: readonly TableRows[];
  readonly bytes: number;
}

/** The file is not a whole database of ours. The text names the faults, never a value. */
export class DamagedError extends Error {}

/**
 * Opens a file and goes through all of it: pages and indexes, foreign keys, the audit trail line by line, what is
 * derived from other rows. Throws a `DamagedError` with what is wrong, and a text of its own for a key that does not
 * fit, a file that is none of ours and one that a newer program made.
 */
export async function prove(file: string, key: string | undefined, onStep: OnStep): Promise<Proof> {
  try {
    const bytes = statSync(file).size;
    return {
      bytes,
      ...(await examineFile(file, key, (client, examiner) => proveOpen(file, client, examiner, onStep))),
    };
  } catch (error) {
    const mapped = mapStoreError(error);
    if (mapped instanceof StoreError && mapped.kind === 'damaged')
      throw damaged(file, ['it cannot be read to its end']);
    throw error;
  }
}

async function proveOpen(file: string, client: SqliteClient, examiner: Examiner, onStep: OnStep) {
  if ((await examiner.migrations()) === undefined) throw new DamagedError(`${file} is not a database of Facesheet.`);
  const pending = pendingIn(client);
  await step(onStep, 'Checking every page');
  const faults = integrityFaults(client, 'integrity_check');
  // A tree that is not sound cannot be walked for more.
  if (faults.length > 0) throw damaged(file, faults);
  await step(onStep, 'Checking what refers to what');
  faults.push(...foreignKeyFaults(client), ...(await examiner.derived()));
  const { faults: trailFaults, ...trail } = await checkTrail(examiner, onStep);
  faults.push(...trailFaults.map((fault) => `audit trail: ${fault}`));
  if (faults.length > 0) throw damaged(file, faults);
  return { trail, pending, tables: await examiner.tables() };
}

function pendingIn(client: SqliteClient): string[] {
  // It is only compared with: no time of a change is written.
  const program = shippedProgram('sqlite', 0);
  return plan(program, sqliteHistory(client), undefined).map(({ name }) => name);
}

function damaged(file: string, faults: readonly string[]): DamagedError {
  return new DamagedError([`${file} is not whole:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
}
