import { existsSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import type { Config } from '../config.ts';
import { placeOf } from '../place-of.ts';
import { mapStoreError } from '../store/db-errors.ts';
import type { Looked } from '../store/examine/engine-facts.ts';
import { lookAtPostgres } from '../store/examine/look-postgres.ts';
import { lookAtSqlite } from '../store/examine/look-sqlite.ts';
import type { OnStep } from '../store/examine/progress.ts';
import { programVersion } from '../store/migrate/shipped.ts';
import { checkAccess, checkBackups, checkDisk, checkLeftovers } from './check-files.ts';
import { checkClock, checkEngine, checkIntegrity, checkSchema, checkTables, checkWholeTrail } from './check-record.ts';
import { type LastSigned, lastSignedIn } from '../audit/last-signed.ts';
import { checkLastSigned, checkSignatures, checkTrailKeys } from './check-signatures.ts';
import { fault, type Finding, ok, warning } from './finding.ts';

export interface ExamineOptions {
  /** Where backups lie. */
  readonly backups: string;
  /** Leaves out what reads the whole record. */
  readonly quick: boolean;
  readonly now: () => number;
  readonly onStep: OnStep;
}

/** Looks at everything a server needs, and changes nothing. A fault of one thing does not keep the rest from being seen. */
export async function examine(config: Config, options: ExamineOptions): Promise<Finding[]> {
  const { backups, now } = options;
  const record = await aboutRecord(config, options);
  return [
    ok('program', `Facesheet ${programVersion()}, Node.js ${process.versions.node}`),
    ...record.findings,
    checkDisk('disk', config.dataDir, record.size),
    ...(isWithin(backups, config.dataDir) ? [] : [checkDisk('disk of backups', backups, record.size)]),
    ...checkAccess(config.dataDir),
    checkBackups(backups, now()),
    ...checkLeftovers(config.dataDir, backups, now()),
  ];
}

/** Whether a folder is another or lies in it. `DATA_DIR-backups` does not; on Windows, nor does what has another drive. */
function isWithin(folder: string, other: string): boolean {
  const way = relative(other, folder);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

async function aboutRecord(config: Config, options: ExamineOptions): Promise<{ findings: Finding[]; size: number }> {
  const place = placeOf(config);
  const signed = readBefore(lastSignedIn(config.trailKeysDir));
  const use = async (looked: Looked) => {
    const findings = await aboutLooked(looked, { folder: config.trailKeysDir, signed }, options);
    return { findings, size: looked.facts.size };
  };
  if (place.engine === 'sqlite' && !existsSync(place.file)) {
    return { findings: [warning('engine', `there is no ${place.file} yet: the first start makes it`)], size: 0 };
  }
  try {
    if (place.engine === 'postgres') return await lookAtPostgres(place.url, options.now, use);
    return await lookAtSqlite(place.file, place.key, use);
  } catch (error) {
    return { findings: [fault('engine', textOf(error))], size: 0 };
  }
}

/** What it says now, for later. */
function readBefore(last: LastSigned): LastSigned {
  try {
    const signed = last.read();
    return { ...last, read: () => signed };
  } catch {
    return last;
  }
}

interface KeysFolder {
  readonly folder: string;
  readonly signed: LastSigned;
}

async function aboutLooked(
  looked: Looked,
  { folder, signed }: KeysFolder,
  { quick, now, onStep }: ExamineOptions,
): Promise<Finding[]> {
  const engine = checkEngine(looked.facts);
  if ((await looked.examiner.migrations()) === undefined) {
    return [...engine, warning('schema', 'there is no record yet: the first start makes it')];
  }
  const findings = [...engine, await checkSchema(looked)];
  const rest: readonly (readonly [about: string, check: () => Promise<Finding[]>])[] = [
    ['rows', () => checkTables(looked)],
    ['clock', () => checkClock(looked, now())],
    ['integrity', () => checkIntegrity(looked, onStep)],
    ['trail keys', () => checkTrailKeys(looked, folder)],
    ['last checkpoint', () => checkLastSigned(looked, signed)],
    ['checkpoints', () => (quick ? leftOut('checkpoints') : checkSignatures(looked, folder))],
    ['audit trail', () => (quick ? leftOut('audit trail') : checkWholeTrail(looked, onStep))],
  ];
  for (const [about, check] of rest) findings.push(...(await checked(about, check)));
  return findings;
}

const leftOut = (about: string) => Promise.resolve([ok(about, 'not looked at (--quick)')]);

async function checked(about: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [fault(about, `cannot be told: ${textOf(error)}`)];
  }
}

/** An engine's own message may repeat values: only its kind and code go on. */
function textOf(error: unknown): string {
  const mapped = mapStoreError(error);
  return mapped instanceof Error ? mapped.message : 'for an unknown reason';
}
