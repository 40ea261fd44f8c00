import type { Candidate, LookupAnswer } from '../../../shared/areas/cases/face-sheet.ts';
import { fold } from '../../../shared/names/fold.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import type { Seen } from '../../../shared/sis/sighting.ts';
import type { LookUpOutcome } from '../../../shared/wire/adapters.ts';
import { problems } from '../../errors.ts';
import type { Server, SignedIn } from '../../http/context.ts';
import { decideStudent, explainRefusal, filterFor, grantUnder } from '../../policy/index.ts';
import { countLookUp } from '../../sis/count-health.ts';
import { audited, type AuditContext, type Audited, type Reader } from '../../store/store.ts';
import { studentsKnownBy } from '../names/known-by.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { differing } from './differing.ts';
import { findStudentId, readStudent, studentsNamed } from './student.repo.ts';

/**
 * Whom a sighting means. The page is only a hint: permission is decided here, and the name and birth date shown must
 * fit the roster. A name without an id never picks a student; it gives candidates among those the reader may see.
 * Throws `not-visible` word for word alike whether the student is hidden or unknown.
 */
export async function lookUp(
  server: Pick<Server, 'store' | 'log'>,
  context: AuditContext,
  signedIn: SignedIn,
  seen: Seen,
): Promise<LookupAnswer> {
  const { sisId } = seen;
  const answer = await server.store.read(context, (q) =>
    sisId === undefined ? byName(q, signedIn, seen) : byId(q, signedIn, { ...seen, sisId }),
  );
  if (sisId !== undefined) await countLookUp(server, context, signedIn, seen, outcomeOf(answer));
  if (answer === undefined) throw problems.notVisible(explainRefusal('student.view', signedIn.locale));
  return answer;
}

/** As it is counted of the adapter that read the page: whom it was about is no part of that. */
function outcomeOf(answer: LookupAnswer | undefined): LookUpOutcome {
  if (answer === undefined) return 'unknown';
  return answer.match === 'disagrees' ? 'disagreed' : 'matched';
}

const refused: AuditEvent = { action: 'student.lookup', resource: 'sighting', decision: 'refused' };

async function byId(
  q: Reader,
  { actor }: SignedIn,
  seen: Seen & { sisId: string },
): Promise<Audited<LookupAnswer | undefined>> {
  const studentId = await findStudentId(q, seen);
  if (studentId === undefined) return audited(refused, undefined);
  const decided = await decideStudent(q, actor, studentId, 'student.view');
  const row = decided.allow ? await readStudent(q, decided.grant) : undefined;
  if (!decided.allow || row === undefined) return audited({ ...refused, studentId }, undefined);
  const { ruleIds, purpose } = decided.grant.decision;
  const event: AuditEvent = {
    ...refused,
    studentId,
    decision: 'allowed',
    fieldClasses: ['identity'],
    purpose,
    ruleIds,
    grantId: grantUnder(decided.grant.decision),
  };
  const differs = await differing(q, decided.grant, row, seen);
  if (differs.length === 0) return audited(event, { match: 'one', studentId });
  const fields = (['name', 'birthDate'] as const)
    .filter((field) => seen[field] !== undefined)
    .map((field) => ({ field, agrees: !differs.includes(field) }));
  return audited({ ...event, detail: JSON.stringify({ differs }) }, { match: 'disagrees', fields });
}

const CANDIDATES_MAX = 20;

async function byName(q: Reader, { actor }: SignedIn, seen: Seen): Promise<Audited<LookupAnswer | undefined>> {
  const { name } = seen;
  if (name === undefined) return audited(refused, undefined);
  const words = fold(name)
    .split(' ')
    .filter((word) => word.length > 1);
  const inUse = await namesInUse(q, actor);
  const others = await studentsKnownBy(q, actor, inUse, ({ first, middle, last }) =>
    sameName(name, { given: first, middle, family: last }),
  );
  const rows = await studentsNamed(q, filterFor(actor, 'student.view'), words, others);
  const candidates = rows
    .filter(
      ({ id, givenName, middleName, familyName }) =>
        others.includes(id) || sameName(name, { given: givenName, middle: middleName, family: familyName }),
    )
    .map((row): Candidate => ({
      studentId: row.id,
      sisId: row.sisId,
      name: fullName(row),
      ...inUse.of(row.id),
      grade: row.grade,
      building: row.building ?? '',
    }))
    .slice(0, CANDIDATES_MAX);
  if (candidates.length === 0) return audited(refused, undefined);
  const detail = JSON.stringify({ candidates: candidates.map(({ studentId }) => studentId) });
  return audited(
    { ...refused, decision: 'allowed', fieldClasses: inUse.toldWith(['identity'], candidates), detail },
    { match: 'several', candidates },
  );
}
