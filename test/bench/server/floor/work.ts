import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { ContactForm } from '../../../../shared/areas/contacts/contact.ts';
import { groupCommit } from './group-commit.ts';
import { type DisclosuresAsked, pageParameters } from './page-parameters.ts';
import { DISCLOSURES, FACE_SHEET, MAY_ADD, PULL } from './sql.ts';

const CACHE_KB = 64_000;
const MMAP_BYTES = 8e9;
const HASH_BYTES = 32;
const DAY_LENGTH = 10;
const ROLE_TITLE = 'Social worker';

export interface Op {
  readonly opId: string;
  readonly body: { readonly studentId: string; readonly form: ContactForm };
}

/** A student whose changes are known up to a revision. */
export interface Held {
  readonly id: string;
  readonly rev: number;
}

/**
 * The measured work near the limit of one Node process: prepared statements, JSON built in SQL, a hash-chained audit
 * row for everything including refusals, group commit, `synchronous=FULL`. A measuring stick, not a product: no
 * roles but two, no validation to speak of.
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
  const [faceSheet, pull, disclosures] = [FACE_SHEET, PULL, DISCLOSURES].map((sql) => textOf(db, sql));
  const mayAdd = db.prepare(MAY_ADD).pluck();
  const knownOp = db.prepare('SELECT answer FROM op WHERE id = ?').pluck();
  const keepOp = db.prepare('INSERT INTO op VALUES (?, ?)');
  const keepContact = db.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const keepChange = db.prepare("INSERT INTO change VALUES (?, ?, 'contact', ?)");
  const keepLine = db.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?)');
  let now = readHeads(db);
  let before = now;
  const together = groupCommit(db, { save: () => void (before = now), restore: () => void (now = before) });

  function audit(staff: string, action: string, allowed: boolean, student: string | null, at: number): number {
    const seq = now.seq + 1;
    const line = JSON.stringify([1, seq, at, staff, action, student, allowed ? 'allowed' : 'refused', v7()]);
    const hash = createHash('sha256').update(now.hash).update(line).digest();
    keepLine.run(seq, student, line, hash, now.rev);
    now = { ...now, seq, hash };
    return seq;
  }

  function apply(staff: string, { opId, body }: Op): string {
    const known = knownOp.get(opId) as string | undefined;
    if (known !== undefined) return known;
    const at = Date.now();
    const { studentId, form } = body;
    const name = mayAdd.get({ staff, student: studentId, day: dayOf(at) });
    if (name !== undefined) addContact(staff, name as string, studentId, form, at);
    const { rev } = now;
    const seq = audit(staff, 'contact.add', name !== undefined, studentId, at);
    if (name === undefined) return JSON.stringify({ opId, outcome: 'refused' });
    const answer = JSON.stringify({ opId, outcome: 'applied', rev, seq });
    keepOp.run(opId, answer);
    return answer;
  }

  function addContact(staff: string, name: string, student: string, form: ContactForm, at: number): void {
    const { kind, party, withName, outcome, note, happenedAt } = form;
    const rev = now.rev + 1;
    const id = v7();
    const author = [staff, name, ROLE_TITLE];
    keepContact.run(student, id, kind, party, withName, outcome, note, happenedAt, at, '2025-26', ...author, rev);
    keepChange.run(student, rev, id);
    now = { ...now, rev };
  }

  return {
    /** The staff member a token stands for. */
    who: (token: string) => session.get(createHash('sha256').update(token).digest(), Date.now()) as string | undefined,
    /** The answer as JSON text, or undefined when refused; both are in the trail before this resolves. */
    faceSheet: (staff: string, student: string) =>
      together(() => {
        const at = Date.now();
        const text = faceSheet?.({ staff, student, day: dayOf(at), at, rev: now.rev });
        audit(staff, 'student.view', text !== undefined, student, at);
        return text;
      }),
    /** What changed for the held students, as JSON text; undefined when refused. One entry in the trail. */
    pull: (staff: string, held: readonly Held[]) =>
      together(() => {
        const at = Date.now();
        // An object, revision by student: one pass of SQLite's JSON reader for all of them.
        const revs = `{${held.map(({ id, rev }) => `"${id}":${rev}`).join(',')}}`;
        const text = pull?.({ staff, held: revs, day: dayOf(at), rev: now.rev });
        audit(staff, 'student.pull', text !== undefined, null, at);
        return text;
      }),
    /** A page of a building's disclosures, as JSON text; undefined when refused. One entry in the trail. */
    disclosures: (staff: string, asked: DisclosuresAsked) =>
      together(() => {
        const text = disclosures?.({ staff, ...pageParameters(asked) });
        audit(staff, 'disclosure.list', text !== undefined, null, Date.now());
        return text;
      }),
    ops: (staff: string, ops: readonly Op[]) =>
      together(() => `{"answers":[${ops.map((op) => apply(staff, op)).join(',')}]}`),
    close: () => void db.close(),
  };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, DAY_LENGTH);

/** A prepared statement that gives one text, or no row. */
function textOf(
  db: Database.Database,
  sql: string,
): (parameters: Readonly<Record<string, unknown>>) => string | undefined {
  const statement = db.prepare<[Readonly<Record<string, unknown>>], string>(sql).pluck();
  return (parameters) => statement.get(parameters);
}

interface Heads {
  readonly seq: number;
  readonly hash: Buffer;
  readonly rev: number;
}

/** The newest entry's place, hash and revision: one seek. The filling leaves an entry 0. */
function readHeads(db: Database.Database): Heads {
  const last = db.prepare<[], Heads>('SELECT seq, hash, rev FROM audit ORDER BY seq DESC LIMIT 1').get();
  return last ?? { seq: 0, hash: Buffer.alloc(HASH_BYTES), rev: 0 };
}
