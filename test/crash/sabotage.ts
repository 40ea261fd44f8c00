import type { Engine } from '../tools/engines.ts';
import type { Acknowledged, Ledger, SentOp } from './load/ledger.ts';

export interface Sabotage {
  readonly what: string;
  readonly sql: readonly string[];
  /** What the checks must say of it. */
  readonly finds: RegExp;
}

/** The trail refuses changes; whoever owns the database can take that guard away, and must be found out. */
const UNGUARD: Record<Engine, readonly string[]> = {
  sqlite: ['DROP TRIGGER audit_no_update', 'DROP TRIGGER audit_no_delete'],
  postgres: ['DROP TRIGGER audit_no_change ON audit'],
};

/** One fault each, as a store that is not careful could leave it: what the checks are there to see. */
export function sabotages(
  engine: Engine,
  ops: readonly (SentOp & { answer: Acknowledged })[],
  reads: Ledger['reads'],
): Sabotage[] {
  const [first, second] = ops;
  const [read] = reads;
  if (first === undefined || second === undefined || read === undefined) throw new Error('There was no traffic.');
  const { opId } = first;
  const { seq } = first.answer;
  const contact = `WHERE note LIKE 'op ${opId}%'`;
  const line = (change: string) => [...UNGUARD[engine], change];
  return [
    { what: 'a contact is gone', sql: [`DELETE FROM contact ${contact}`], finds: /lost: its contact is not there/ },
    { what: 'an answer is gone', sql: [`DELETE FROM op_result WHERE op_id = '${opId}'`], finds: /lost: its answer/ },
    {
      what: 'another answer is stored',
      sql: [
        `UPDATE op_result SET answer = replace(answer, '"seq":${seq}', '"seq":${seq + 1}') WHERE op_id = '${opId}'`,
      ],
      finds: /another answer is stored than was given/,
    },
    {
      what: 'a note is altered',
      sql: [`UPDATE contact SET note = note || '!' ${contact}`],
      finds: /its contact was altered/,
    },
    { what: 'an op is applied twice', sql: [again(contact)], finds: /applied 2 times/ },
    {
      what: 'two contacts have one rev',
      sql: [`UPDATE contact SET rev = ${second.answer.rev} ${contact}`],
      finds: /was given out twice/,
    },
    {
      what: 'the counter is behind',
      sql: ["UPDATE counter SET value = 0 WHERE name = 'rev'"],
      finds: /counter stands/,
    },
    {
      what: 'a change is not in the feed',
      sql: [`DELETE FROM change WHERE rev = ${first.answer.rev}`],
      finds: /not in the feed/,
    },
    { what: 'an entry is gone', sql: line(`DELETE FROM audit WHERE seq = ${seq}`), finds: /its effect has no entry/ },
    { what: 'an entry is gone', sql: line(`DELETE FROM audit WHERE seq = ${seq}`), finds: /a gap: line/ },
    {
      what: 'the read of a face sheet is not recorded',
      sql: line(`UPDATE audit SET line = replace(line, '${read.requestId}', 'nobody')`),
      finds: /the read .* has no entry/,
    },
    {
      what: 'a line is altered',
      sql: line(`UPDATE audit SET line = replace(line, '${read.requestId}', 'nobody')`),
      finds: /not the root over the lines/,
    },
    {
      what: 'a column says something else than its line',
      sql: line(`UPDATE audit SET actor_id = 'nobody' WHERE seq = ${seq}`),
      finds: /do not say what the line says/,
    },
    { what: 'the head is behind', sql: ['UPDATE audit_head SET size = size - 1'], finds: /the head counts/ },
    { what: 'a shown contact is gone', sql: ['DELETE FROM contact'], finds: /was shown and is not there/ },
  ];
}

function again(where: string): string {
  const rest =
    'kind, party, with_name, outcome, happened_at, recorded_at, school_year, author_id, author_role, rev + 100000';
  const columns = rest.replace(' + 100000', '');
  return `INSERT INTO contact (student_id, id, note, ${columns}) SELECT student_id, 'again', note, ${rest} FROM contact ${where}`;
}
