import type { Audience } from '../../../../shared/areas/access/sight.ts';
import type { AuditEvent } from '../../../../shared/audit/event.ts';
import { fullName } from '../../../../shared/names/full-name.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import {
  type Actor,
  type Authorized,
  buildingName,
  decideStudent,
  explainRefusal,
  type Locale,
  onlookersOf,
  reasonOf,
} from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { attributesTold, type Group, groupsOf } from './audience-groups.ts';
import { staffNames } from './sight.repo.ts';

type May = Authorized<'access.check'> | Authorized<'student.view'>;

/**
 * Who can see a student at this moment: by name, each with the reason, for the custodian; by role and number for
 * whoever sees the student. Throws `not-visible` alike for a hidden and an unknown student.
 */
export async function readAudience(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  studentId: string,
): Promise<Audience> {
  const event = { action: 'access.audience', studentId, resource: 'audience' } as const;
  const audience = await store.read(context, async (q) => {
    const { may, closedBy } = await decideAudience(q, actor, studentId);
    if (may === null) return audited<Audience | undefined>(refused(event, closedBy), undefined);
    const value = await assemble(q, may, studentId, locale);
    const { ruleIds, purpose } = may.decision;
    const detail = JSON.stringify({ count: value.total, names: may.action === 'access.check' });
    return audited({ ...event, decision: 'allowed', ruleIds, purpose, detail }, value);
  });
  if (audience === undefined) throw problems.notVisible(explainRefusal('student.view', locale));
  return audience;
}

const refused = (event: Omit<AuditEvent, 'decision'>, ruleIds: readonly string[]): AuditEvent => ({
  ...event,
  decision: 'refused',
  ruleIds,
});

async function decideAudience(
  q: Reader,
  actor: Actor,
  studentId: string,
): Promise<{ may: May | null; closedBy: readonly string[] }> {
  const check = await decideStudent(q, actor, studentId, 'access.check');
  if (check.allow) return { may: check.grant, closedBy: [] };
  const view = await decideStudent(q, actor, studentId, 'student.view');
  return view.allow ? { may: view.grant, closedBy: [] } : { may: null, closedBy: view.decision.ruleIds };
}

async function assemble(q: Reader, may: May, studentId: string, locale: Locale): Promise<Audience> {
  const onlookers = await onlookersOf(q, studentId, may.actor.asOf);
  const groups = groupsOf(onlookers, attributesTold(may));
  return {
    groups: await Promise.all(
      groups.map(async (group) => ({
        ruleId: group.grant.rule.id,
        title: group.grant.rule.title[locale],
        role: group.role,
        building: await buildingName(q, group.buildingId),
        count: group.people.length,
        ...(may.action === 'access.check' ? { people: await named(q, may, group, locale) } : {}),
      })),
    ),
    total: groups.reduce((sum, { people }) => sum + people.length, 0),
  };
}

async function named(q: Reader, may: Authorized<'access.check'>, { people }: Group, locale: Locale) {
  const names = await staffNames(
    q,
    may,
    people.map(({ staffId }) => staffId),
  );
  return Promise.all(
    people.map(async ({ staffId, grant }) => {
      const name = names.get(staffId);
      return {
        staffId,
        name: name === undefined ? '' : fullName(name),
        because: await reasonOf(q, grant, locale),
      };
    }),
  );
}
