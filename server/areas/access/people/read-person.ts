import type { FieldClass } from '../../../../shared/access/field-classes.ts';
import type { Person } from '../../../../shared/areas/access/people.ts';
import { fullName } from '../../../../shared/names/full-name.ts';
import { sha256, toBase64 } from '../../../audit/sha256.ts';
import { problems } from '../../../errors.ts';
import type { SignedIn } from '../../../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal, filterFor } from '../../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../../store/store.ts';
import { namesInUse, withFlag } from '../../names/names-in-use.ts';
import { takesCaseload } from './caseload-roles.ts';
import { caseloadOf, claimHistory, roleHistory, type StaffRow, staffOf } from './people.repo.ts';
import { personRows } from './person-row.ts';

/**
 * One member of staff: roles, claims, and of the caseload those students for whom the reader may assign caseloads. The
 * entry commits to which students were shown. Throws `not-allowed` for everybody whose rules do not open it, `invalid`
 * for an id of nobody.
 */
export async function readPerson(
  store: Store,
  context: AuditContext,
  signedIn: SignedIn,
  staffId: string,
): Promise<Person> {
  const decided = decideGlobal(signedIn.actor, 'people.list');
  const event = { action: 'people.view', resource: 'staff' } as const;
  const person = await store.read(context, async (q) => {
    const detail = JSON.stringify({ staffId });
    if (!decided.allow) return audited({ ...event, decision: 'refused', detail }, undefined);
    const row = await staffOf(q, decided.grant, staffId);
    if (row === undefined) return audited({ ...event, decision: 'failed', detail }, undefined);
    const value = await assemble(q, decided.grant, row);
    const { ruleIds, purpose } = decided.grant.decision;
    return audited({ ...event, decision: 'allowed', ruleIds, purpose, ...shownOf(value) }, value);
  });
  if (!decided.allow) throw problems.notAllowed(explainRefusal('people.list', signedIn.locale));
  if (person === undefined) throw problems.invalid([{ path: 'staffId', code: 'unknown' }]);
  return person;
}

async function assemble(q: Reader, may: Authorized<'people.list'>, row: StaffRow): Promise<Person> {
  const { day } = may.actor.asOf;
  const [person] = await personRows(q, may, [row], day);
  if (person === undefined) throw new Error('A member of staff was left out of their own page.');
  const filter = filterFor(may.actor, 'caseload.assign');
  const caseload = await caseloadOf(q, filter, row.id, day);
  const inUse = await namesInUse(q, may.actor);
  return {
    person,
    roles: await roleHistory(q, may, row.id),
    claims: await claimHistory(q, may, row.id),
    mayAssign: !filter.empty && person.roles.some(({ role }) => takesCaseload(role)),
    caseload: caseload.map(({ givenName, familyName, ...rest }) => ({
      ...rest,
      name: fullName({ givenName, familyName }),
      ...inUse.of(rest.studentId),
    })),
  };
}

/** Whom the entry must speak of, without naming them. */
function shownOf({ person, caseload }: Person) {
  const ids = caseload.map(({ studentId }) => studentId);
  const shown = toBase64(sha256(Buffer.from(JSON.stringify(ids), 'utf8')));
  const isCalled = caseload.some(({ called }) => called !== undefined);
  const shownClasses: readonly FieldClass[] = ids.length === 0 ? [] : ['identity'];
  const fieldClasses = isCalled ? withFlag(shownClasses) : shownClasses;
  return { fieldClasses, detail: JSON.stringify({ staffId: person.staffId, count: ids.length, shown }) };
}
