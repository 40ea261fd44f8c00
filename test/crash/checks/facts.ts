import { decodeLine, type AuditEntry } from '../../../shared/audit/line.ts';
import type { OpAnswer } from '../../../shared/wire/ops.ts';
import type { ContactRow, Dump } from '../place/dump.ts';

type Applied = Extract<OpAnswer, { outcome: 'applied' }>;

/** A dump, with what the checks look up in it by key. */
export interface Facts extends Dump {
  readonly contactsByOp: ReadonlyMap<string, readonly ContactRow[]>;
  readonly answersByOp: ReadonlyMap<string, Applied>;
  readonly entries: ReadonlyMap<number, AuditEntry>;
}

const OP_IN_NOTE = /^op ([0-9a-f-]{36})/;

/** The op a contact came from, by the mark in its note. */
export const opOf = ({ note }: ContactRow): string => OP_IN_NOTE.exec(note)?.[1] ?? '';

export function toFacts(dump: Dump): Facts {
  return {
    ...dump,
    contactsByOp: grouped(dump.contacts, opOf),
    answersByOp: new Map(dump.opResults.map(({ opId, answer }) => [opId, JSON.parse(answer) as Applied])),
    entries: new Map(dump.lines.map(({ seq, line }) => [seq, decodeLine(line)])),
  };
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** Those that occur more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  const seen = new Set<T>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
