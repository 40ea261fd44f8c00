import type { CompactRange } from '../../../shared/audit/tree.ts';
import type { LineRow } from '../../audit/audit.repo.ts';
import type { CheckpointRow } from '../../audit/checkpoint.repo.ts';
import type { Schema } from '../schema.ts';
import type { Engine } from '../store.ts';

/** A line of the trail with its copies to search by, and with its detail where that still exists. */
export interface StoredLine extends Omit<LineRow, 'decision'> {
  /** Null in a database from before it was copied. */
  readonly decision: string | null;
  readonly salt: string | null;
  readonly detail: string | null;
}

export interface TableRows {
  readonly table: string;
  readonly rows: number;
}

/** A database that is only looked at: the same questions to both engines. */
export interface Examiner {
  readonly engine: Engine;
  /** The changes it has been through, in order; undefined: it is not a database of ours. */
  migrations(): Promise<readonly string[] | undefined>;
  /** Undefined where the row is missing. Throws when it cannot be read. */
  head(): Promise<CompactRange | undefined>;
  /** The lines after a number, ascending, `limit` at most. */
  lines(after: number, limit: number): Promise<readonly StoredLine[]>;
  /** The signed heads, the smallest first. None where the database is from before there were any. */
  checkpoints(): Promise<readonly CheckpointRow[]>;
  /** The pairs that clients seal text to. None where the database is from before there were any. */
  sealKeys(): Promise<readonly Schema['sealKey']['$inferSelect'][]>;
  /** The newest revision that clients may have seen; 0 where its counter is missing. */
  rev(): Promise<number>;
  /** How many details belong to no line. */
  strayDetails(): Promise<number>;
  /** When the newest entry was made (epoch ms); undefined while there is none. */
  newestEntryAt(): Promise<number | undefined>;
  tables(): Promise<readonly TableRows[]>;
  /** What the program derives from other rows and finds different, in words. */
  derived(): Promise<readonly string[]>;
}

/** Runs one statement. Every integer comes back as a number. */
export type Ask = <Row extends object>(sql: string) => Promise<readonly Row[]>;

const TABLES: Readonly<Record<Engine, string>> = {
  sqlite: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY name`,
  postgres: `SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname`,
};

/** Each counts the rows that are wrong. */
const DERIVED: readonly { readonly needs: string; readonly sql: string; readonly fault: string }[] = [
  {
    needs: 'change',
    sql: `SELECT count(*) AS n FROM contact c LEFT JOIN change h
      ON h.student_id = c.student_id AND h.rev = c.rev AND h.row_id = c.id WHERE h.rev IS NULL`,
    fault: 'contacts are not in the list of changes',
  },
  {
    needs: 'sheet_entry',
    sql: `SELECT count(*) AS n FROM sheet_entry e LEFT JOIN change h
      ON h.student_id = e.student_id AND h.rev = e.rev AND h.row_id = e.field WHERE h.rev IS NULL`,
    fault: 'fields of face sheets are not in the list of changes',
  },
  {
    needs: 'disclosure_tally',
    sql: `SELECT count(*) AS n FROM (
      SELECT building_id, basis, party, span FROM (
        SELECT building_id, basis, party, span, released, denied FROM disclosure_tally
        UNION ALL SELECT CASE b.k WHEN 1 THEN '' ELSE building_id END, CASE a.k WHEN 1 THEN '' ELSE basis END,
          CASE p.k WHEN 1 THEN '' ELSE party END, at / CASE p.k WHEN 1 THEN 86400000 ELSE 2764800000 END,
          CASE outcome WHEN 'released' THEN -1 ELSE 0 END, CASE outcome WHEN 'released' THEN 0 ELSE -1 END
        FROM disclosure CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1) AS b
          CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1) AS a CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1) AS p
      ) AS both_sides GROUP BY 1, 2, 3, 4 HAVING sum(released) <> 0 OR sum(denied) <> 0
    ) AS wrong`,
    fault: 'totals do not fit the disclosure log',
  },
];

/** An examiner over whatever runs a statement: the SQL is the same on both engines but for the list of tables. */
export function createExaminer(engine: Engine, ask: Ask): Examiner {
  const count = async (sql: string) => (await ask<{ n: number }>(sql))[0]?.n ?? 0;
  const names = async () => (await ask<{ name: string }>(TABLES[engine])).map(({ name }) => name);
  // A backup from before there were checkpoints is gone through as well.
  const hasCheckpoints = async () => (await names()).includes('audit_checkpoint');
  const decision = async () => ((await hasCheckpoints()) ? 'a.decision' : 'NULL');

  return {
    engine,
    async migrations() {
      if (!(await names()).includes('migration')) return undefined;
      return (await ask<{ name: string }>('SELECT name FROM migration ORDER BY name')).map(({ name }) => name);
    },
    async head() {
      const [row] = await ask<{ size: number; stack: string }>('SELECT size, stack FROM audit_head');
      if (row === undefined) return undefined;
      const stack = JSON.parse(row.stack) as string[];
      return { size: row.size, stack: stack.map((hash) => Buffer.from(hash, 'base64')) };
    },
    lines: async (after, limit) =>
      ask<StoredLine>(`
        SELECT a.seq, a.at, a.actor_id AS "actorId", a.action, ${await decision()} AS decision,
          a.student_id AS "studentId", a.line, d.salt, d.detail
        FROM audit a LEFT JOIN audit_detail d ON d.seq = a.seq
        WHERE a.seq > ${Math.trunc(after)} ORDER BY a.seq LIMIT ${Math.trunc(limit)}`),
    checkpoints: async () =>
      (await hasCheckpoints())
        ? ask<CheckpointRow>('SELECT size, at, root, note FROM audit_checkpoint ORDER BY size')
        : [],
    sealKeys: async () =>
      (await names()).includes('seal_key')
        ? ask('SELECT id, public_key AS "publicKey", private_key AS "privateKey", made_at AS "madeAt" FROM seal_key')
        : [],
    async rev() {
      return (await ask<{ value: number }>("SELECT value FROM counter WHERE name = 'rev'"))[0]?.value ?? 0;
    },
    strayDetails: () =>
      count('SELECT count(*) AS n FROM audit_detail d LEFT JOIN audit a ON a.seq = d.seq WHERE a.seq IS NULL'),
    async newestEntryAt() {
      return (await ask<{ at: number }>('SELECT at FROM audit ORDER BY seq DESC LIMIT 1'))[0]?.at;
    },
    async tables() {
      const found: TableRows[] = [];
      for (const table of await names()) {
        found.push({ table, rows: await count(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`) });
      }
      return found;
    },
    async derived() {
      const present = await names();
      const faults: string[] = [];
      for (const { needs, sql, fault } of DERIVED) {
        const wrong = present.includes(needs) ? await count(sql) : 0;
        if (wrong > 0) faults.push(`${wrong} ${fault}`);
      }
      return faults;
    },
  };
}
