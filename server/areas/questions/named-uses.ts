import type { OwnQuestion } from '../../../shared/areas/questions/question.ts';
import { isUseQuestion } from '../../../shared/areas/questions/kinds.ts';
import { decodeLine } from '../../../shared/audit/line.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { linesOf, type QuestionRow } from './question.repo.ts';

type Use = Omit<OwnQuestion['uses'][number], 'student'> & { readonly studentId: string | undefined };

/** The uses each of these questions names, by the question's id. */
export async function namedUses(
  q: Reader,
  may: Authorized<'history.own'> | Authorized<'question.review'>,
  rows: readonly QuestionRow[],
): Promise<Map<string, Use[]>> {
  const seqs = new Map(rows.map(({ id, entries }) => [id, JSON.parse(entries) as number[]]));
  const lines = await linesOf(q, may, [...new Set([...seqs.values()].flat())]);
  const used = (seq: number): Use[] => {
    const line = lines.get(seq);
    if (line === undefined) return [];
    const { at, action, studentId } = decodeLine(line);
    return [{ seq, at, action, studentId }];
  };
  return new Map([...seqs].map(([id, own]) => [id, own.flatMap(used)]));
}

type Student = OwnQuestion['uses'][number]['student'];

/** A question as it goes out, but for who was asked. `named` says a student where the reader may know them. */
export function toQuestion(
  row: QuestionRow,
  uses: readonly Use[],
  named: (studentId: string) => Student,
  reviewer: (staffId: string) => string,
): OwnQuestion {
  const {
    id,
    day,
    kinds,
    uses: count,
    askedDay,
    askedAt,
    answer,
    answeredAt,
    reviewText,
    reviewedBy,
    reviewedAt,
  } = row;
  return {
    questionId: id,
    day,
    kinds: (JSON.parse(kinds) as unknown[]).filter(isUseQuestion),
    count,
    uses: uses.map(({ studentId, ...use }) => ({ ...use, student: studentId === undefined ? null : named(studentId) })),
    askedDay,
    askedAt,
    answer,
    answeredAt,
    finding: row.finding as OwnQuestion['finding'],
    reviewText,
    reviewedBy: reviewedBy === null ? null : reviewer(reviewedBy),
    reviewedAt,
  };
}

/** The students that uses name, each once. */
export const studentsOf = (uses: ReadonlyMap<string, readonly Use[]>): string[] => [
  ...new Set([...uses.values()].flat().flatMap(({ studentId }) => studentId ?? [])),
];
