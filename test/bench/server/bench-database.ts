import { asAdmin, postgresUrl } from '../../tools/postgres.ts';
import type { Pids } from './cpu-meter.ts';
import { isNamed } from './proc.ts';

/** A database of this run on the test server. */
export interface BenchDatabase {
  readonly url: string;
  /** The processes that serve it. */
  readonly backends: Pids;
  /** Those, and the ones that write behind all of the server's databases: what SQLite does in the server itself. */
  readonly serving: Pids;
  readonly bytes: () => Promise<number>;
  readonly drop: () => Promise<void>;
}

const WRITERS = "'checkpointer', 'walwriter', 'background writer'";

/** A part may need more than one before they go. */
let made = 0;

/** Makes an empty database. Throws a text that says what to do when PostgreSQL does not answer. */
export async function createBenchDatabase(): Promise<BenchDatabase> {
  made += 1;
  const name = `facesheet_bench_${process.pid}_${made}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(postgresUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    backends: () => pidsWhere(`datname = '${name}'`),
    serving: () => pidsWhere(`datname = '${name}' OR backend_type IN (${WRITERS})`),
    async bytes() {
      const [row] = await asAdmin<{ bytes: string }>(`SELECT pg_database_size('${name}') AS bytes`);
      return Number(row?.bytes);
    },
    drop: async () => void (await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Undefined for a server on another machine: its process numbers say nothing here. */
async function pidsWhere(condition: string): Promise<readonly number[] | undefined> {
  const rows = await asAdmin<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${condition}`);
  const pids = rows.map(({ pid }) => pid);
  return pids.every((pid) => isNamed(pid, 'postgres')) ? pids : undefined;
}
