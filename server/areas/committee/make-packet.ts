import { createHash } from 'node:crypto';
import { attendanceLines } from '../../../shared/areas/cases/attendance.ts';
import { openedTo } from '../../../shared/areas/cases/lifecycle/opened.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { dayIn, startOfDay } from '../../../shared/runtime.ts';
import { makePdf } from '../../documents/make-pdf.ts';
import { readAccountOf } from '../../identity/accounts.repo.ts';
import { type Authorized, decideStudent } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { attendanceOf } from '../attendance/attendance.repo.ts';
import { disciplineOf } from '../discipline/discipline.repo.ts';
import type { OnAgenda, TakenThen } from './agenda-of.ts';
import { withFlag } from '../names/names-in-use.ts';
import { packetAddenda, packetContacts } from './agenda.repo.ts';
import { type Asking, listed } from './listing.ts';
import { type PacketCase, packetPaper } from './packet/packet-paper.ts';

/** A case of the packet with the right under which it is in it. */
interface Permitted extends PacketCase {
  readonly may: Authorized<'case.view'>;
  /** The name in use is open to the reader, whether the student has one or not: the trail tells of neither (R204). */
  readonly worksWith: boolean;
}

/**
 * The agenda packet of a day as one tagged PDF, of what this reader may see and no more (R24 to R26). The record is
 * read in one moment, the file is made outside any transaction, and before it leaves, the trail holds for each student
 * that it was made, with the SHA-256 of it (R60).
 */
export async function makePacket(asking: Asking, day: string): Promise<Uint8Array> {
  const { signedIn, context, timeZone, store } = asking;
  const { cases, name } = await listed(asking, 'packet', async (q, { calledOn }) => {
    const shown = await calledOn(day);
    const permitted: Permitted[] = [];
    for (const one of shown) permitted.push(...(await permittedOf(q, asking, one)));
    const account = await readAccountOf(q, signedIn.actor.staffId);
    return { day, shown, value: { cases: permitted, name: account?.name ?? '' } };
  });
  const paper = packetPaper(day, cases, { name, locale: signedIn.locale, at: context.at, timeZone });
  const pdf = await makePdf(paper);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  await store.read(context, () => Promise.resolve({ events: madeEvents(day, sha256, cases), value: undefined }));
  return pdf;
}

/** What this reader may see of the case; none where the case was opened to them by nothing that holds for the student. */
async function permittedOf(
  q: Reader,
  { signedIn, timeZone, context: { at } }: Asking,
  one: OnAgenda,
): Promise<Permitted[]> {
  const answer = await decideStudent(q, signedIn.actor, one.found.studentId, 'case.view');
  if (!answer.allow || !answer.grant.fieldClasses.has('casework')) return [];
  const { grant: may } = answer;
  const since = startOfDay(timeZone, one.found.openedOn);
  const opened = {
    contacts: { of: await packetContacts(q, may, since), added: await packetAddenda(q, may, since), timeZone },
    ...(may.fieldClasses.has('discipline') && { discipline: await disciplineOf(q, may) }),
    ...(may.fieldClasses.has('academic') && {
      attendance: attendanceLines(await attendanceOf(q, may), dayIn(timeZone, at)),
    }),
  };
  const view = await decideStudent(q, signedIn.actor, one.found.studentId, 'student.view');
  const worksWith = view.allow && view.grant.fieldClasses.has('flag');
  return [{ one: { ...one, steps: one.steps.map(openedStep(may)) }, opened, may, worksWith }];
}

/** A step as far as the classes that are open to the reader go. */
const openedStep =
  ({ fieldClasses }: Authorized<'case.view'>) =>
  (step: TakenThen): TakenThen => ({ ...step, filled: openedTo(step.kind, step.filled, fieldClasses) });

/** One entry a student, since it is their record that leaves; of an empty packet one that says so. */
function madeEvents(day: string, sha256: string, cases: readonly Permitted[]): [AuditEvent, ...AuditEvent[]] {
  const event = { action: 'committee.packet', resource: 'packet', decision: 'allowed' } as const;
  const detail = JSON.stringify({ day, sha256, cases: cases.length });
  const [first, ...others] = cases.map(({ may, worksWith }): AuditEvent => {
    const { ruleIds, fieldClasses: opened, purpose } = may.decision;
    const fieldClasses = worksWith ? withFlag(opened) : opened;
    return { ...event, studentId: may.studentId, ruleIds, fieldClasses, purpose, detail };
  });
  return first === undefined ? [{ ...event, detail }] : [first, ...others];
}
