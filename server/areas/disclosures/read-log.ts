import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideStudent, explainRefusal, grantUnder, type Locale } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readStudent } from '../cases/student.repo.ts';
import { aboutOf } from './about.ts';
import { correctionsOf, entriesOf, type MayEnter } from './entry.repo.ts';
import { toEntry } from './log-entry.ts';
import { partiesKept } from './party.repo.ts';

/**
 * What the disclosure log holds of a student: all for whoever keeps it (R119, R149), one's own entries for whoever may
 * enter. With it comes what a new entry is judged by. One entry in the trail a view. Throws `not-visible` alike for a
 * hidden and an unknown student, `not-allowed` where the student is open and the log is not.
 */
export async function readLog(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<StudentLog> {
  const found = await store.read<StudentLog | { visible: boolean }>(context, async (q) => {
    const event = { action: 'disclosure.view', studentId, resource: 'disclosure' } as const;
    const toView = await decideStudent(q, actor, studentId, 'disclosure.view');
    const answer = toView.allow ? toView : await decideStudent(q, actor, studentId, 'disclosure.record');
    if (!answer.allow) {
      const refusal: AuditEvent = { ...event, decision: 'refused', ruleIds: answer.decision.ruleIds };
      return audited(refusal, { visible: answer.visible });
    }
    const { purpose, ruleIds } = answer.grant.decision;
    const grantId = grantUnder(answer.grant.decision);
    const value = await logOf(q, answer.grant, { whole: toView.allow, locale });
    return audited(
      { ...event, decision: 'allowed', fieldClasses: ['identity', 'disclosure'], purpose, ruleIds, grantId },
      value,
    );
  });
  if ('entries' in found) return found;
  const would = explainRefusal('disclosure.view', locale);
  throw found.visible ? problems.notAllowed(would) : problems.notVisible(would);
}

async function logOf(
  q: Reader,
  may: MayEnter,
  { whole, locale }: { readonly whole: boolean; readonly locale: Locale },
): Promise<StudentLog> {
  const { staffId, asOf } = may.actor;
  const student = await readStudent(q, may);
  if (student === undefined) throw new Error('A permitted student has no row.');
  const rows = (await entriesOf(q, may)).filter(({ recordedBy }) => whole || recordedBy === staffId);
  const corrections = new Map((await correctionsOf(q, may)).map((one) => [one.disclosureId, one]));
  const parties = await partiesKept(q, may);
  return {
    student: { id: student.id, name: fullName(student), sisId: student.sisId },
    entries: rows.map((row) => toEntry(row, corrections.get(row.id), { staffId, locale })),
    whole,
    about: await aboutOf(q, student.birthDate, asOf.day),
    parties: parties.map(({ name, barredUntil }) => ({ name, barredUntil })),
    abilities: [...may.abilities],
  };
}
