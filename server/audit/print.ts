import type { AuditEvent } from '../../shared/audit/event.ts';
import type { PrintRequest } from '../../shared/wire/print.ts';
import { lockApplication } from '../areas/access/applications/application.repo.ts';
import { stepsOfCase } from '../areas/cases/case.repo.ts';
import { mayKeepOf } from '../areas/duties/own-duties.ts';
import { lettersOf } from '../areas/letters/letter.repo.ts';
import { requestOf } from '../areas/requests/request.repo.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import {
  type Actor,
  type Answer,
  type Authorized,
  decideGlobal,
  decideStudent,
  explainRefusal,
  grantUnder,
} from '../policy/index.ts';
import type { AuditContext, Store, Tx } from '../store/store.ts';
import { append } from './append.ts';
import { namesOf } from './list.repo.ts';

type OpensAll = 'audit.read' | 'report.read' | 'application.decide' | 'application.write' | 'duty.keep';
type Opens = OpensAll | OnStudent;
type OnStudent = 'case.view' | 'student.view' | 'disclosure.view' | 'request.keep' | 'consent.keep';
/** Under what it may be printed, and whose record it is about. */
type Permit = Pick<AuditEvent, 'ruleIds' | 'fieldClasses' | 'purpose' | 'studentId' | 'grantId'>;

/**
 * Enters in the trail that a page is about to be printed: on paper it leaves what this server can watch. Whoever may
 * read it may print it. Throws `not-allowed` for everybody else, and for an application that is not there or not theirs.
 */
export async function enterPrint(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: PrintRequest,
): Promise<void> {
  const { what, ...which } = asked;
  const event = { action: 'paper.print', resource: what, detail: JSON.stringify(which) } as const;
  const permit = await store.write(context, async (tx) => {
    const value = await permitFor(tx, actor, asked);
    const decision = value === undefined ? 'refused' : 'allowed';
    return { receipt: await append(tx, { ...event, ...value, decision }), value };
  });
  if (permit === undefined) throw problems.notAllowed(explainRefusal(OPENED_BY[what], locale));
}

const OPENED_BY: Readonly<Record<PrintRequest['what'], Opens>> = {
  digest: 'audit.read',
  'access-record': 'audit.read',
  report: 'report.read',
  application: 'application.decide',
  case: 'case.view',
  letter: 'student.view',
  'disclosure-record': 'disclosure.view',
  request: 'request.keep',
  duty: 'duty.keep',
  'family-paper': 'consent.keep',
  inspections: 'request.keep',
};

async function permitFor(tx: Tx, actor: Actor, asked: PrintRequest): Promise<Permit | undefined> {
  if (asked.what === 'application') return permitForApplication(tx, actor, asked.applicationId);
  if (asked.what === 'case') return permitForCase(tx, actor, asked);
  if (asked.what === 'letter') return permitForLetter(tx, actor, asked);
  if (asked.what === 'disclosure-record') return permitForDisclosures(tx, actor, asked.studentId);
  if (asked.what === 'request') return permitForRequest(tx, actor, asked);
  if (asked.what === 'duty') return permitForDuty(actor, asked.buildingId);
  if (asked.what === 'family-paper') return permitForFamilyPaper(tx, actor, asked.studentId);
  if (asked.what === 'inspections') return permitForInspections(tx, actor, asked.studentId);
  if (asked.what === 'report') return permitOf(decideGlobal(actor, 'report.read'));
  const decided = decideGlobal(actor, 'audit.read');
  if (!decided.allow || asked.what === 'digest') return permitOf(decided);
  // On that student's own trail, if there is such a student.
  const { students } = await namesOf(tx, decided.grant, [], [asked.studentId]);
  return { ...permitOf(decided), studentId: students.has(asked.studentId) ? asked.studentId : undefined };
}

/** An application is read by who decides, and by who wrote it. */
async function permitForApplication(tx: Tx, actor: Actor, id: string): Promise<Permit | undefined> {
  const decides = decideGlobal(actor, 'application.decide');
  const decided = decides.allow ? decides : decideGlobal(actor, 'application.write');
  if (!decided.allow) return undefined;
  return (await lockApplication(tx, decided.grant, id)) === undefined ? undefined : permitOf(decided);
}

/** A case is read by whoever reads the student's cases; of a student who is hidden or not there, no more is said. */
async function permitForCase(
  tx: Tx,
  actor: Actor,
  { studentId, caseId }: { readonly studentId: string; readonly caseId: string },
): Promise<Permit | undefined> {
  const decided = await decideStudent(tx, actor, studentId, 'case.view');
  if (!decided.allow || (await stepsOfCase(tx, decided.grant, caseId)).length === 0) return undefined;
  return permitOn(studentId, decided.grant);
}

/** A letter is read by whoever reads the student's casework; of one that is not there or another's, no more is said. */
async function permitForLetter(
  tx: Tx,
  actor: Actor,
  { studentId, letterId }: { readonly studentId: string; readonly letterId: string },
): Promise<Permit | undefined> {
  const decided = await decideStudent(tx, actor, studentId, 'student.view');
  if (!decided.allow || !decided.grant.fieldClasses.has('casework')) return undefined;
  const letters = await lettersOf(tx, decided.grant);
  return letters.some(({ id }) => id === letterId) ? permitOn(studentId, decided.grant) : undefined;
}

/** A request is read by whoever keeps it (R181, R192); of one that is not there or another's, no more is said. */
async function permitForRequest(
  tx: Tx,
  actor: Actor,
  { studentId, requestId }: { readonly studentId: string; readonly requestId: string },
): Promise<Permit | undefined> {
  const decided = await decideStudent(tx, actor, studentId, 'request.keep');
  if (!decided.allow || (await requestOf(tx, decided.grant, requestId)) === undefined) return undefined;
  return permitOn(studentId, decided.grant);
}

/** What the district does is read by whoever keeps yearly duties, a school's plan by whose it is (R150). */
function permitForDuty(actor: Actor, buildingId: string | null): Permit | undefined {
  const decided = decideGlobal(actor, 'duty.keep');
  if (!decided.allow || (buildingId !== null && !mayKeepOf(decided.grant, buildingId))) return undefined;
  return permitOf(decided);
}

/** What a family is given to sign is handed out by whoever keeps consents (R90, R91, R182). */
async function permitForFamilyPaper(tx: Tx, actor: Actor, studentId: string): Promise<Permit | undefined> {
  const decided = await decideStudent(tx, actor, studentId, 'consent.keep');
  return decided.allow ? permitOn(studentId, decided.grant) : undefined;
}

/** The Record of Inspection is read by whoever keeps it (R181). */
async function permitForInspections(tx: Tx, actor: Actor, studentId: string): Promise<Permit | undefined> {
  const decided = await decideStudent(tx, actor, studentId, 'request.keep');
  return decided.allow ? permitOn(studentId, decided.grant) : undefined;
}

/** All of a student's disclosure log is read by whoever keeps it (R119). */
async function permitForDisclosures(tx: Tx, actor: Actor, studentId: string): Promise<Permit | undefined> {
  const decided = await decideStudent(tx, actor, studentId, 'disclosure.view');
  return decided.allow ? permitOn(studentId, decided.grant) : undefined;
}

function permitOn(studentId: string, { decision }: { [A in OnStudent]: Authorized<A> }[OnStudent]): Permit {
  const { ruleIds, fieldClasses, purpose } = decision;
  return { ruleIds, fieldClasses, purpose, studentId, grantId: grantUnder(decision) };
}

function permitOf(decided: Answer<OpensAll>): Permit | undefined {
  if (!decided.allow) return undefined;
  const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
  return { ruleIds, fieldClasses, purpose };
}
