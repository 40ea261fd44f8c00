import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { ContactForm } from '../../../../shared/areas/contacts/contact.ts';
import { groupCommit } from './group-commit.ts';
import { FACE_SHEET, MAY_ADD } from './sql.ts';

const CACHE_KB = 64_000;
const MMAP_BYTES = 8e9;
const HASH_BYTES = 32;
const DAY_LENGTH = 10;
const ROLE_TITLE = 'Social worker';

export interface Op {
  readonly opId: string;
  readonly body: { readonly studentId: string; readonly form: ContactForm };
}

/**
 * The measured work near the limit of one Node process: prepared statements, JSON built in SQL, a hash-chained audit
 * row for everything including refusals, group commit, `synchronous=FULL`. A measuring stick, not a product: no
 * roles but one, no validation to speak of.
 */
export function openFloor(file: string) {
  const db = new Database(file);
  const pragmas = [
    'journal_mode = WAL',
    'synchronous = FULL',
    `cache_size = -${CACHE_KB}`,
    `mmap_size = ${MMAP_BYTES}`,
  ];
  for (const text of pragmas) db.pragma(text);
  const session = db.prepare('SELECT staff_id FROM session WHERE id = ? AND ends_at > ?').pluck();
  const faceSheet = db.prepare(FACE_SHEET).pluck();
  const mayAdd = db.prepare(MAY_ADD).pluck();
  const knownOp = db.prepare('SELECT answer FROM op WHERE id = ?').pluck();
  const keepOp = db.prepare('INSERT INTO op VALUES (?, ?)');
  const keepContact = db.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const keepLine = db.prepare('INSERT INTO audit VALUES (?, ?, ?, ?)');
  let now = readHeads(db);
  let before = now;
  const together = groupCommit(db, { save: () => void (before = now), restore: () => void (now = before) });

  function audit(staff: string, action: string, decision: string, student: string, at: number): number {
    const seq = now.seq + 1;
    const line = JSON.stringify([1, seq, at, staff, action, student, decision, v7()]);
    const hash = createHash('sha256').update(now.hash).update(line).digest();
    keepLine.run(seq, student, line, hash);
    now = { ...now, seq, hash };
    return seq;
  }

  function apply(staff: string, { opId, body }: Op): string {
    const known = knownOp.get(opId) as string | undefined;
    if (known !== undefined) return known;
    const at = Date.now();
    const { studentId, form } = body;
    const name = mayAdd.get({ staff, student: studentId, day: dayOf(at) });
    const seq = audit(staff, 'contact.add', name === undefined ? 'refused' : 'allowed', studentId, at);
    if (name === undefined) return JSON.stringify({ opId, outcome: 'refused' });
    const { kind, party, withName, outcome, note, happenedAt } = form;
    const rev = now.rev + 1;
    now = { ...now, rev };
    keepContact.run(
      studentId,
      v7(),
      kind,
      party,
      withName,
      outcome,
      note,
      happenedAt,
      at,
      '2025-26',
      staff,
      name,
      ROLE_TITLE,
      rev,
    );
    const answer = JSON.stringify({ opId, outcome: 'applied', rev, seq });
    keepOp.run(opId, answer);
    return answer;
  }

  return {
    /** The staff member a token stands for. */
    who: (token: string) => session.get(createHash('sha256').update(token).digest(), Date.now()) as string | undefined,
    /** The answer as JSON text, or undefined when refused; both are in the trail before this resolves. */
    faceSheet: (staff: string, student: string) =>
      together(() => {
        const at = Date.now();
        const text = faceSheet.get({ staff, student, day: dayOf(at), at }) as string | undefined;
        audit(staff, 'student.view', text === undefined ? 'refused' : 'allowed', student, at);
        return text;
      }),
    ops: (staff: string, ops: readonly Op[]) =>
      together(() => `{"answers":[${ops.map((op) => apply(staff, op)).join(',')}]}`),
    close: () => void db.close(),
  };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, DAY_LENGTH);

function readHeads(db: Database.Database): { seq: number; hash: Buffer; rev: number } {
  const last = db
    .prepare<[], { seq: number; hash: Buffer }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
    .get();
  const rev = db.prepare<[], number>('SELECT max(rev) FROM contact').pluck().get() ?? 0;
  return { seq: last?.seq ?? 0, hash: last?.hash ?? Buffer.alloc(HASH_BYTES), rev };
}
