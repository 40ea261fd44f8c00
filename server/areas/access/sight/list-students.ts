import type * as z from 'zod/mini';
import type { StudentList, studentListRequestSchema } from '../../../../shared/areas/access/sight.ts';
import { BASIC_CLASSES } from '../../../../shared/access/field-classes.ts';
import type { SignedIn } from '../../../http/context.ts';
import { filterFor } from '../../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../../store/store.ts';
import { shownIn, soughtBy, studentPage } from './student-page.ts';

/**
 * The students on whom the reader may do something, by name or number. Somebody who may do it to nobody gets an empty
 * list, as for a name that nobody has. What is asked of the custodian may be about a day on which a student who has
 * left was here. One entry a page, which commits to whom it showed; what was typed is nowhere kept.
 */
export async function listStudents(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  { may, query, ...page }: z.infer<typeof studentListRequestSchema>,
): Promise<StudentList> {
  // R60 opens who a student is, and no more; R44 to R52 open grade and school to whoever sees or assigns.
  const checking = may === 'access.check';
  const filter = filterFor(actor, may);
  return store.read(context, async (q) => {
    const sought = { ...soughtBy(query), former: checking };
    const list = await studentPage(q, filter, sought, page, checking ? 'identity' : 'plain');
    const detail = JSON.stringify({ may, ...shownIn(list) });
    const fieldClasses = checking ? (['identity'] as const) : BASIC_CLASSES;
    const event = { action: 'students.list', resource: 'students', decision: 'allowed', fieldClasses, detail } as const;
    return audited(event, list);
  });
}
