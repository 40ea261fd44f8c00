import type * as z from 'zod/mini';
import type { StudentList, studentListRequestSchema } from '../../../../shared/areas/access/sight.ts';
import { BASIC_CLASSES } from '../../../../shared/access/field-classes.ts';
import type { SignedIn } from '../../../http/context.ts';
import { filterFor } from '../../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../../store/store.ts';
import { studentsKnownBy } from '../../names/known-by.ts';
import { namesInUse } from '../../names/names-in-use.ts';
import { namedWith, shownIn, soughtBy, studentPage } from './student-page.ts';

/**
 * The students on whom the reader may do something, by number or by any name that is theirs to know. Somebody who may do
 * it to nobody gets an empty list, as for a name that nobody has. What is asked of the custodian may be about a day on
 * which a student who has left was here, and former students ask about their records too (R167). One entry a page, which
 * commits to whom it showed; what was typed is nowhere kept.
 */
export async function listStudents(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  { may, query, ...page }: z.infer<typeof studentListRequestSchema>,
): Promise<StudentList> {
  // R44 to R52 open grade and school to whoever sees or assigns; R60 and R119 open who a student is, and no more.
  const plain = may === 'student.view' || may === 'caseload.assign';
  const filter = filterFor(actor, may);
  return store.read(context, async (q) => {
    const { words, number } = soughtBy(query);
    const inUse = await namesInUse(q, actor);
    const others = words.length === 0 ? [] : await studentsKnownBy(q, actor, inUse, namedWith(words));
    const sought = { words, number, others, former: !plain };
    const found = await studentPage(q, filter, sought, page, plain ? 'plain' : 'identity');
    const list = { ...found, rows: found.rows.map((row) => ({ ...row, ...inUse.of(row.studentId) })) };
    const detail = JSON.stringify({ may, ...shownIn(list) });
    const fieldClasses = inUse.toldWith(plain ? BASIC_CLASSES : ['identity'], list.rows);
    const event = { action: 'students.list', resource: 'students', decision: 'allowed', fieldClasses, detail } as const;
    return audited(event, list);
  });
}
