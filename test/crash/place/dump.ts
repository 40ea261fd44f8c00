/** Runs SQL on one connection, whatever the engine. Whole numbers come back as numbers. */
export interface Rows {
  all<Row extends object>(sql: string): Promise<Row[]>;
  run(sql: string): Promise<void>;
}

export interface ContactRow {
  readonly studentId: string;
  readonly id: string;
  readonly note: string;
  readonly rev: number;
}

export interface LineRow {
  readonly seq: number;
  readonly at: number;
  readonly actorId: string | null;
  readonly action: string;
  readonly studentId: string | null;
  readonly line: string;
}

/** Everything the checks look at, as it was at one instant. */
export interface Dump {
  /** On the clock of the ledger: what was acknowledged earlier must be here. */
  readonly takenAt: number;
  readonly contacts: readonly ContactRow[];
  readonly opResults: readonly { readonly opId: string; readonly answer: string }[];
  readonly lines: readonly LineRow[];
  readonly head: { readonly size: number; readonly stack: string };
  readonly revCounter: number;
  readonly changes: readonly {
    readonly studentId: string;
    readonly rev: number;
    readonly kind: string;
    readonly rowId: string;
  }[];
}

/** Reads it all. The caller holds a transaction with one snapshot open. */
export async function readDump(rows: Rows, takenAt: number): Promise<Dump> {
  const [head] = await rows.all<Dump['head']>('SELECT size, stack FROM audit_head');
  const [counter] = await rows.all<{ value: number }>("SELECT value FROM counter WHERE name = 'rev'");
  if (head === undefined || counter === undefined) throw new Error('The trail has no head, or there is no counter.');
  return {
    takenAt,
    head,
    revCounter: counter.value,
    contacts: await rows.all('SELECT student_id AS "studentId", id, note, rev FROM contact ORDER BY rev'),
    opResults: await rows.all('SELECT op_id AS "opId", answer FROM op_result'),
    lines: await rows.all(
      'SELECT seq, at, actor_id AS "actorId", action, student_id AS "studentId", line FROM audit ORDER BY seq',
    ),
    changes: await rows.all('SELECT student_id AS "studentId", rev, kind, row_id AS "rowId" FROM change ORDER BY rev'),
  };
}
