import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { isRangeList } from './http/trusted-proxies.ts';

/** How the server runs. Everything has a default that is right for one machine, on loopback only. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where the embedded database and its backups lie. Nothing else is written. */
  readonly dataDir: string;
  readonly databaseFile: string;
  /** `postgres://…`: the record lies there, shared by any number of servers; undefined: in `databaseFile`. */
  readonly databaseUrl?: string;
  /** Encrypts the database file, and backups. */
  readonly databaseKey?: string;
  /** Where the keys lie that sign the audit trail: never in the database, nor in its backups. */
  readonly trailKeysDir: string;
  /** '' or '/x': the server works below it behind a proxy. */
  readonly basePath: string;
  /** Comma-separated ranges of addresses: proxies whose `X-Forwarded-For` counts. */
  readonly trustedProxies?: string;
  /** What "today" means to the district's schools (IANA name). */
  readonly timeZone: string;
  /** Drafts older than this are discarded by clients, after a warning. */
  readonly draftDays: number;
  /** How long clients may show a face sheet of the own caseload without the server; 0: not at all. */
  readonly offlineHours: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const MAX_PORT = 65_535;
const MAX_DRAFT_DAYS = 365;
/** A week: longer, and a caseload is read that was taken away long ago. */
const MAX_OFFLINE_HOURS = 168;
/** Shorter keys can be found by trying. */
const MIN_KEY = 32;

/** Printable: what a terminal or an editor added by accident must not become a part of it. */
const keySchema = z.string().check(z.minLength(MIN_KEY), z.regex(/^[\x20-\x7e]+$/));

const environment = z.object({
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(MAX_PORT)), 8787),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  // An unknown kind of address must never end in an empty database somewhere else.
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/))),
  DB_KEY: z.optional(keySchema),
  TRAIL_KEYS_DIR: z.optional(z.string().check(z.minLength(1))),
  BASE_PATH: z._default(z.string().check(z.regex(/^(\/[\w-]+)*$/)), ''),
  TRUSTED_PROXIES: z._default(z.string().check(z.refine(isRangeList)), ''),
  TIME_ZONE: z._default(z.string().check(z.refine(isTimeZone)), Intl.DateTimeFormat().resolvedOptions().timeZone),
  DRAFT_DAYS: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_DRAFT_DAYS)), 30),
  OFFLINE_READING_HOURS: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(MAX_OFFLINE_HOURS)), 0),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
});

/** Reads the environment; `NAME_FILE` stands for a file that holds the value. Throws a text that names each fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(withFiles(env));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`The setting ${names.join(', ')} is not usable. See docs/operating.md for what it may be.`);
  }
  const {
    HOST,
    PORT,
    DATA_DIR,
    DATABASE_URL,
    DB_KEY,
    TRAIL_KEYS_DIR,
    BASE_PATH,
    TRUSTED_PROXIES,
    TIME_ZONE,
    DRAFT_DAYS,
    OFFLINE_READING_HOURS,
    LOG_LEVEL,
  } = parsed.data;
  const dataDir = resolve(DATA_DIR);
  return {
    host: HOST,
    port: PORT,
    dataDir,
    databaseFile: join(dataDir, 'facesheet.db'),
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    ...(DB_KEY !== undefined && { databaseKey: DB_KEY }),
    trailKeysDir: TRAIL_KEYS_DIR === undefined ? join(dataDir, 'trail-keys') : resolve(TRAIL_KEYS_DIR),
    basePath: BASE_PATH,
    trustedProxies: TRUSTED_PROXIES,
    timeZone: TIME_ZONE,
    draftDays: DRAFT_DAYS,
    offlineHours: OFFLINE_READING_HOURS,
    logLevel: LOG_LEVEL,
  };
}

/** A setting as the environment gives it. */
export interface GivenSetting {
  readonly name: string;
  /** What is in force, where no file holds it; undefined: nothing is, or what was given is not usable. */
  readonly value: string | undefined;
  /** The file that holds it. It is not read. */
  readonly file: string | undefined;
  readonly origin: 'given' | 'default' | 'not usable';
}

/** Every setting there is, usable or not, for a look at how a server would be set. Throws never. */
export function givenSettings(env: Record<string, string | undefined>): GivenSetting[] {
  return Object.entries(environment.shape).map(([name, schema]) => {
    const [given, file] = [env[name], env[`${name}_FILE`]];
    const parsed = schema.safeParse(given);
    const origin = !parsed.success ? 'not usable' : given === undefined ? 'default' : 'given';
    const value = parsed.data === undefined || file !== undefined ? undefined : String(parsed.data);
    return { name, value, file, origin };
  });
}

/** The key in a file, as `DB_KEY_FILE` names one. `named`: how the person named the file. Throws in words. */
export function readKeyFile(file: string, named: string): string {
  const key = keySchema.safeParse(contentOf(file, named));
  if (!key.success) throw new Error(`The key in ${file}, which ${named} names, is not at least ${MIN_KEY} characters.`);
  return key.data;
}

function withFiles(env: Record<string, string | undefined>): Record<string, string | undefined> {
  const named = Object.keys(environment.shape).flatMap((name) => {
    const file = env[`${name}_FILE`];
    return file === undefined ? [] : [[name, contentOf(file, `${name}_FILE`)] as const];
  });
  return { ...env, ...Object.fromEntries(named) };
}

function contentOf(file: string, named: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The file ${file}, which ${named} names, cannot be read (${code ?? 'no reason given'}).`, {
      cause: error,
    });
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
