import { isNull } from 'drizzle-orm';
import type { Columns } from '../columns.sqlite.ts';
import type { peopleTables } from './people.ts';

/**
 * Uses of the system that may be right and are unusual. First the person is asked, then a records manager looks at
 * question and answer (R60). A question is about one person's day: it makes no count of people (R37-R41).
 */
export function questionTables(c: Columns, { staff, student }: ReturnType<typeof peopleTables>) {
  return {
    useQuestion: c.table(
      'use_question',
      {
        id: c.text().notNull(),
        staffId: c.text().notNull(),
        /** JSON list of words of `USE_QUESTIONS`: all that is unusual about these uses is one question. */
        kinds: c.text().notNull(),
        /** Null where it is about no single student. */
        studentId: c.text(),
        /** The district's day of the uses. */
        day: c.text().notNull(),
        /** What makes it one question: the student's id, or empty. */
        about: c.text().notNull(),
        /** JSON list of the entries it rests on, the first ones where there are many. */
        entries: c.text().notNull(),
        /** How many there were. */
        uses: c.int().notNull(),
        /** The district's day of asking: the school days for an answer count from it. */
        askedDay: c.text().notNull(),
        askedAt: c.int().notNull(),
        answer: c.text().notNull(),
        answeredAt: c.int(),
        /** in-order · not-in-order, once a records manager has looked. */
        finding: c.text(),
        reviewText: c.text().notNull(),
        reviewedBy: c.text(),
        reviewedAt: c.int(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.id),
        c.refers(t.staffId, staff.id),
        c.refers(t.studentId, student.id),
        c.refers(t.reviewedBy, staff.id),
        c.unique(t.staffId, t.day, t.about),
        c.index('use_question_student').on(t.studentId),
        c.index('use_question_open').on(t.askedAt).where(isNull(t.reviewedAt)),
      ],
    ),
  };
}
