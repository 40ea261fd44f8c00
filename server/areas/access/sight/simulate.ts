import type * as z from 'zod/mini';
import { BASIC_CLASSES } from '../../../../shared/access/field-classes.ts';
import type { Simulated, simulateRequestSchema } from '../../../../shared/areas/access/sight.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { both, decideGlobal, explainRefusal, filterFor, loadActor, sightOf } from '../../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../../store/store.ts';
import { staffOf } from '../people/people.repo.ts';
import { personRows } from '../people/person-row.ts';
import { shownIn, studentPage } from './student-page.ts';

/**
 * What somebody else sees now: in numbers, and by name the students whom both may see, so that nobody comes to know a
 * student by pretending. The entry says as whom. Throws `not-allowed` for everybody whose rules do not open it,
 * `invalid` for an id of nobody.
 */
export async function simulate(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { staffId, ...page }: z.infer<typeof simulateRequestSchema>,
): Promise<Simulated> {
  const decided = decideGlobal(actor, 'access.simulate');
  const event = { action: 'access.simulate', resource: 'students' } as const;
  const as = JSON.stringify({ as: staffId });
  const simulated = await store.read(context, async (q) => {
    if (!decided.allow) return audited<Simulated | undefined>({ ...event, decision: 'refused', detail: as }, undefined);
    const { grant } = decided;
    const { ruleIds, purpose } = grant.decision;
    const row = await staffOf(q, grant, staffId);
    const [person] = row === undefined ? [] : await personRows(q, grant, [row], actor.asOf.day);
    if (person === undefined) return audited({ ...event, decision: 'failed', ruleIds, detail: as }, undefined);
    const other = await loadActor(q, staffId, actor.asOf);
    const filter = both(filterFor(actor, 'student.view'), filterFor(other, 'student.view'));
    const list = await studentPage(q, filter, { words: [], number: '', former: false }, page, 'plain');
    const value = { person, sight: await sightOf(q, other), both: list };
    const detail = JSON.stringify({ as: staffId, ...shownIn(list) });
    return audited({ ...event, decision: 'allowed', ruleIds, purpose, fieldClasses: BASIC_CLASSES, detail }, value);
  });
  if (!decided.allow) throw problems.notAllowed(explainRefusal('access.simulate', locale));
  if (simulated === undefined) throw problems.invalid([{ path: 'staffId', code: 'unknown' }]);
  return simulated;
}
