import { encodeLine } from '../../../shared/audit/line.ts';
import { sha256 } from '../../../server/audit/sha256.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, leafHash } from '../../../shared/audit/tree.ts';
import { idOf } from '../server/people.ts';
import { type Row, rowOf } from '../server/rows.ts';

const FIRST = Date.parse('2026-08-17T12:00:00Z');
const STAFF = 400;
const STUDENTS = 20_000;

/** A look at a student's face sheet, the most frequent entry, as it is stored: `i` from 0. */
export function lineAt(i: number): string {
  // Sessions and requests have ids of the same kind.
  return encodeLine({ ...partsOf(i), ...REST, sessionRef: idOf('staff', i % STAFF), requestId: idOf('contact', i) });
}

const REST = {
  action: 'student.view',
  resource: 'face-sheet',
  fieldClasses: ['directory', 'casework'],
  purpose: 'service',
  decision: 'allowed',
  ruleIds: ['R74', 'R101'],
  detailCommit: null,
} as const;

function partsOf(i: number) {
  const [actorId, studentId] = [idOf('staff', i % STAFF), idOf('student', (i * 7) % STUDENTS)];
  return { seq: i + 1, at: FIRST + i * 1_000, actorId, studentId };
}

/** Rows of a trail, and the head that they give once all were asked for. */
export interface FilledTrail {
  rows(): Generator<Row>;
  head(): CompactRange;
}

export function filledTrail(entries: number): FilledTrail {
  let range: CompactRange = EMPTY_RANGE;
  return {
    *rows() {
      range = EMPTY_RANGE;
      for (let i = 0; i < entries; i += 1) {
        const [line, { seq, at, actorId, studentId }] = [lineAt(i), partsOf(i)];
        range = appendLeaf(sha256, range, leafHash(sha256, line));
        const { action, decision } = REST;
        yield rowOf('audit', { seq, at, actor_id: actorId, action, decision, student_id: studentId, line });
      }
    },
    head: () => range,
  };
}
