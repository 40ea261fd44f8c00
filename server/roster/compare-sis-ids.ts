import type { Reader } from '../store/store.ts';
import { loadNumbers } from './assignment-numbers.ts';
import type { Findings } from './findings.ts';
import { grouped } from './grouped.ts';
import type { Counts } from './merge.ts';
import type { Pace } from './pace.ts';
import type { SisIdRecord } from './read-sis-ids.ts';
import type { IdentifierRow } from './roster-rows.ts';
import type { RuleId } from './rules.ts';
import { identifiersOf, isAdapterKnown } from './sis-ids.repo.ts';

export interface SisIdPlan {
  readonly remove: readonly IdentifierRow[];
  readonly add: readonly IdentifierRow[];
  readonly counts: Counts;
  /** How many there were before. */
  readonly before: number;
}

interface Work {
  readonly file: string;
  readonly system: string;
  readonly findings: Findings;
  readonly pace: Pace;
}

/** A line whose student is known. */
type Found = SisIdRecord & { readonly studentId: string };

/** Compares a whole sis-ids.csv with what the system's last one brought. Writes nothing. */
export async function compareSisIds(q: Reader, records: readonly SisIdRecord[], work: Work): Promise<SisIdPlan> {
  const { file, system, findings, pace } = work;
  if (!(await isAdapterKnown(q, system))) findings.add('system-unknown', { file });
  const { students } = await loadNumbers(q, pace);
  const found = withStudents(records, students, work);
  const wanted = new Map(unambiguous(found, work).map((line) => [keyOf(line), rowOf(system, line)]));
  const known = new Map((await identifiersOf(q, system)).map((row) => [keyOf(row), row]));
  const remove = [...known].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
  const add = [...wanted].filter(([key]) => !known.has(key)).map(([, row]) => row);
  const unchanged = known.size - remove.length;
  return {
    remove,
    add,
    counts: { added: add.length, changed: 0, ended: remove.length, unchanged },
    before: known.size,
  };
}

const keyOf = (line: Pick<IdentifierRow, 'idKind' | 'value' | 'studentId'>): string =>
  JSON.stringify([line.idKind, line.value, line.studentId]);

function rowOf(system: string, { idKind, value, studentId }: Found): IdentifierRow {
  return { system, idKind, value, studentId };
}

function withStudents(
  records: readonly SisIdRecord[],
  students: ReadonlyMap<string, string | null>,
  work: Work,
): Found[] {
  return records.flatMap((record) => {
    const studentId = students.get(record.student) ?? null;
    if (studentId === null) return refused([record], 'student-unknown', 'student', work);
    return [{ ...record, studentId }];
  });
}

/**
 * The lines that lead from one id to one student and back. Of two students under one id, or two ids of one student,
 * nobody can tell which is right, so that none of them is taken: nobody is better than the wrong one.
 */
function unambiguous(found: readonly Found[], work: Work): Found[] {
  const once = [...grouped(found, keyOf).values()].flatMap(([first, ...again]) => {
    refused(again, 'row-twice', undefined, work);
    return first === undefined ? [] : [first];
  });
  const byValue = [...grouped(once, ({ idKind, value }) => JSON.stringify([idKind, value])).values()];
  const byStudent = [...grouped(once, ({ idKind, studentId }) => JSON.stringify([idKind, studentId])).values()];
  const shared = new Set(byValue.filter(isSeveral).flat());
  const several = new Set(byStudent.filter(isSeveral).flat());
  refused([...shared], 'sis-id-shared', 'value', work);
  refused([...several], 'sis-id-several', 'student', work);
  return once.filter((line) => !shared.has(line) && !several.has(line));
}

const isSeveral = (lines: readonly unknown[]): boolean => lines.length > 1;

function refused(lines: readonly SisIdRecord[], rule: RuleId, column: string | undefined, work: Work): [] {
  const { file, findings } = work;
  for (const { line } of lines) findings.add(rule, { file, row: line, ...(column === undefined ? {} : { column }) });
  return [];
}
