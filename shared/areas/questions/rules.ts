import { dayAfter } from '../../clocks/day-after.ts';
import { LIMITS, type Limits, USE_QUESTION_KINDS, type UseQuestion } from './kinds.ts';

/** One deliberate use of one record on the day that is looked at. */
export interface RecordUse {
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  /** Minutes since midnight by the district's clocks. */
  readonly minute: number;
  readonly staffId: string;
  readonly studentId: string;
  /** Looked at; else something was written. */
  readonly view: boolean;
}

/** What is known of the day and of who used what. */
export interface Around {
  /** `YYYY-MM-DD`, the district's. */
  readonly day: string;
  hasSameSurname(staffId: string, studentId: string): boolean;
  /** Whether any relation of the two holds on the day, such as teaching or a caseload. */
  isRelated(staffId: string, studentId: string): boolean;
  /** The first day on which the last relation of the two held no more; undefined while one holds, or none ever did. */
  endedOn(staffId: string, studentId: string): string | undefined;
  /** The last day about which the person was asked this about the student. */
  askedOn(staffId: string, studentId: string, kind: UseQuestion): string | undefined;
}

/** What a person is asked about one day: about one student, or about the day. */
export interface Asked {
  readonly staffId: string;
  /** Null where it is about the day. */
  readonly studentId: string | null;
  readonly kinds: readonly UseQuestion[];
  /** The entries it rests on, oldest first, each once. */
  readonly seqs: readonly number[];
}

type Found = Partial<Record<UseQuestion, readonly RecordUse[]>>;

/**
 * What to ask about a day's uses, in the order in which they happened. At most one question a person and student, and
 * one a person about the day; the same about the same two not again for a while. A question only ever looks at one
 * person's one day: nothing here compares people, adds up over days or ranks (R37-R41). The order of the uses does not matter.
 */
export function questionsOf(uses: readonly RecordUse[], around: Around, limits: Limits = LIMITS): Asked[] {
  const asked: Asked[] = [];
  for (const [staffId, own] of groupedBy(inOrder(uses), ({ staffId }) => staffId)) {
    const views = own.filter(({ view }) => view);
    const ofDay: Found = {
      bulk: bulk(views, limits),
      'out-of-hours': views.filter((use) => outOfHours(use, around.day, limits)),
    };
    asked.push(...asking(staffId, null, ofDay));
    for (const [studentId, ofOne] of groupedBy(own, ({ studentId }) => studentId)) {
      asked.push(...asking(staffId, studentId, aboutStudent(ofOne, { staffId, studentId }, around, limits)));
    }
  }
  return asked.sort((a, b) => first(a) - first(b));
}

/** What is unusual about one person's uses of one student's record, but for what was asked lately. */
function aboutStudent(
  uses: readonly RecordUse[],
  { staffId, studentId }: Pick<RecordUse, 'staffId' | 'studentId'>,
  around: Around,
  { afterRelation, again }: Limits,
): Found {
  const isNew = (kind: UseQuestion) => !isWithin(around.askedOn(staffId, studentId, kind), around.day, again.days);
  const alike = around.hasSameSurname(staffId, studentId) && !around.isRelated(staffId, studentId);
  const late = isWithin(around.endedOn(staffId, studentId), around.day, afterRelation.days);
  return {
    'same-surname': alike && isNew('same-surname') ? uses : [],
    'after-relation': late && isNew('after-relation') ? uses.filter(({ view }) => view) : [],
  };
}

/** The uses that lie in any stretch of time with so many different students. */
function bulk(views: readonly RecordUse[], { bulk: { students, withinMs } }: Limits): RecordUse[] {
  const found: RecordUse[] = [];
  const within = new Map<string, number>();
  let [start, taken] = [0, 0];
  for (const [i, { at, studentId }] of views.entries()) {
    within.set(studentId, (within.get(studentId) ?? 0) + 1);
    for (let oldest = views[start]; oldest !== undefined && oldest.at <= at - withinMs; oldest = views[start]) {
      const left = (within.get(oldest.studentId) ?? 0) - 1;
      if (left === 0) within.delete(oldest.studentId);
      else within.set(oldest.studentId, left);
      start += 1;
    }
    if (within.size < students) continue;
    found.push(...views.slice(Math.max(start, taken), i + 1));
    taken = i + 1;
  }
  return found;
}

function outOfHours({ minute }: RecordUse, day: string, { outOfHours: { from, until, weekdays } }: Limits): boolean {
  return minute >= from || minute < until || weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Whether a day is one of so many from another on. */
function isWithin(from: string | undefined, day: string, days: number): boolean {
  return from !== undefined && from <= day && day < dayAfter(from, days);
}

function asking(staffId: string, studentId: string | null, found: Found): Asked[] {
  const kinds = USE_QUESTION_KINDS.filter((kind) => (found[kind]?.length ?? 0) > 0);
  if (kinds.length === 0) return [];
  const seqs = new Set(kinds.flatMap((kind) => (found[kind] ?? []).map(({ seq }) => seq)));
  return [{ staffId, studentId, kinds, seqs: [...seqs].sort((a, b) => a - b) }];
}

const first = ({ seqs }: Asked): number => seqs[0] ?? 0;

const inOrder = (uses: readonly RecordUse[]): RecordUse[] => [...uses].sort((a, b) => a.at - b.at || a.seq - b.seq);

function groupedBy(uses: readonly RecordUse[], keyOf: (use: RecordUse) => string): Map<string, RecordUse[]> {
  const groups = new Map<string, RecordUse[]>();
  for (const use of uses) {
    const group = groups.get(keyOf(use));
    if (group === undefined) groups.set(keyOf(use), [use]);
    else group.push(use);
  }
  return groups;
}
