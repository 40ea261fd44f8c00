import type { Numbered } from '../../../shared/areas/disclosures/release.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideStudent, filterFor } from '../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../store/store.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { aboutOf } from './about.ts';
import { studentsNumbered } from './numbered.repo.ts';
import { partiesKept } from './party.repo.ts';

/**
 * Who has these numbers, of those about whom the reader may enter a disclosure: before anything is entered of several,
 * each is read by name. One entry, with whom it showed.
 */
export async function readNumbered(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  numbers: readonly string[],
): Promise<Numbered> {
  return store.read(context, async (q) => {
    const found = await studentsNumbered(q, filterFor(actor, 'disclosure.record'), [...new Set(numbers)]);
    const inUse = await namesInUse(q, actor);
    const students = found.map((one) => ({ ...one, ...inUse.of(one.studentId) }));
    const [first] = students;
    const may = first && (await decideStudent(q, actor, first.studentId, 'disclosure.record'));
    const parties = may?.allow ? await partiesKept(q, may.grant) : [];
    const { today, studiesOpen } = await aboutOf(q, null, actor.asOf.day);
    const value = {
      students,
      about: { today, studiesOpen },
      parties: parties.map(({ name, barredUntil }) => ({ name, barredUntil })),
    };
    const detail = JSON.stringify({ may: 'disclosure.record', shown: students.map(({ studentId }) => studentId) });
    const event = { action: 'students.list', resource: 'students', decision: 'allowed' } as const;
    return audited({ ...event, fieldClasses: inUse.toldWith(['identity'], students), detail }, value);
  });
}
