import { sha256 } from '../../../server/audit/sha256.ts';
import { encodeLine } from '../../../shared/audit/line.ts';
import type { AuditAction } from '../../../shared/audit/event.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, leafHash } from '../../../shared/audit/tree.ts';
import { createRandom } from '../../demo/district/random.ts';
import { idOf } from '../server/people.ts';
import { type Row, rowOf } from '../server/rows.ts';

const STAFF = 400;
const STUDENTS = 20_000;
const STEP_MS = 1_000;
/** Entries are some seconds out of order, as requests are. */
const DISORDER_MS = 5_000;
/** How often each kind is, in a thousand; the rest is lookups. */
const SHARES: readonly (readonly [AuditAction, number])[] = [
  ['student.view', 180],
  ['contact.add', 40],
  ['students.list', 30],
  ['session.sign-in', 20],
  ['students.pull', 10],
];
/** One entry in so many of kinds that are hardly ever done. */
const RARE: readonly (readonly [AuditAction, number])[] = [
  ['restore', 250_000],
  ['report.export', 50_000],
];
const THOUSAND = 1_000;
const FIFTIETH = 50;
/** One entry in so many is of the busiest student, and of the busiest person. */
const [OF_STUDENT, OF_PERSON] = [200, FIFTIETH];

/** A long trail as a district makes one: mostly lookups, few refusals, some students and people far busier than others. */
export function mixedTrail(entries: number): { rows(): Generator<Row>; head(): CompactRange } {
  let range = EMPTY_RANGE;
  return {
    *rows() {
      range = EMPTY_RANGE;
      const random = createRandom('bench/listing');
      for (let i = 0; i < entries; i += 1) {
        const action = actionAt(i, random.int(1, THOUSAND));
        const decision = random.int(1, FIFTIETH) === 1 && !isRare(action) ? 'refused' : 'allowed';
        const actorId = idOf('staff', i % OF_PERSON === 0 ? 0 : random.int(1, STAFF - 1));
        const studentId = idOf('student', i % OF_STUDENT === 0 ? 0 : random.int(1, STUDENTS - 1));
        const at = Date.now() - (entries - i) * STEP_MS - random.int(0, DISORDER_MS);
        const event = { seq: i + 1, at, actorId, studentId, action, decision } as const;
        const line = encodeLine({ ...event, ...REST, requestId: idOf('contact', i) });
        range = appendLeaf(sha256, range, leafHash(sha256, line));
        yield rowOf('audit', { seq: i + 1, at, actor_id: actorId, action, decision, student_id: studentId, line });
      }
    },
    head: () => range,
  };
}

const REST = {
  sessionRef: idOf('staff', 0),
  resource: 'face-sheet',
  fieldClasses: ['directory', 'casework'],
  purpose: 'service',
  ruleIds: ['R44'],
  detailCommit: null,
} as const;

const isRare = (action: AuditAction) => RARE.some(([one]) => one === action);

function actionAt(i: number, drawn: number): AuditAction {
  const rare = RARE.find(([, every]) => i % every === 1);
  if (rare !== undefined) return rare[0];
  let upTo = 0;
  return SHARES.find(([, share]) => drawn <= (upTo += share))?.[0] ?? 'student.lookup';
}
