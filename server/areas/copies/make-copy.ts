import { createHash } from 'node:crypto';
import { type CopyState, hindranceOf } from '../../../shared/areas/copies/copy-state.ts';
import { documentOf } from '../../../shared/areas/names/copied-as.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { fullName } from '../../../shared/names/full-name.ts';
import { makePdf } from '../../documents/make-pdf.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideStudent, explainRefusal } from '../../policy/index.ts';
import { append } from '../../audit/append.ts';
import { audited, type AuditContext, type Reader, type Store, type Tx } from '../../store/store.ts';
import { nextRev } from '../../sync/rev.repo.ts';
import { readStudent } from '../cases/student.repo.ts';
import { fullNameOf, namingInCopy } from '../names/naming.ts';
import { contentOf, contentsHash, copyNow } from './copy-now.ts';
import { copyPaper } from './copy-paper.ts';
import { copyStepsOf, insertCopyStep } from './copy.repo.ts';
import { copyStepRow, type MayCopy } from './copying.ts';
import type { WhichCopy } from './read-copies.ts';

/** Who asks for a file, and where. */
export interface Asking {
  readonly store: Store;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
}

interface Found {
  readonly grant: MayCopy;
  readonly state: CopyState;
  readonly student: string;
  readonly by: string;
}

/** It can't be made now, or was changed meanwhile: what is on the screen is old. */
const notNow = () => problems.invalid([{ path: 'copyId', code: 'not-now' }]);

const sha256Of = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex');

/**
 * Sets the file of a copy before anybody has it, and keeps its SHA-256 as a step: the act that hands it over names that
 * very file. The file is made outside any transaction, and what it was made of is looked at anew under the lock. Throws
 * `invalid` where it can't be made now, or was changed meanwhile.
 */
export async function makeCopy(asking: Asking, which: WhichCopy): Promise<string> {
  const { context, store, signedIn } = asking;
  const found = await copyFound(asking, which);
  const { staffId } = signedIn.actor;
  const hash = contentsHash(found.state, found.state.form);
  if (hindranceOf(found.state, { kind: 'made' }, { staffId, hash }) !== null) throw notNow();
  if (found.state.made?.hash === hash) return found.state.made.sha256;
  const pdf = await setCopy(asking, found, context.at);
  const names = { student: found.student, by: found.by };
  const made = { kind: 'made', sha256: sha256Of(pdf), hash, at: context.at, names } as const;
  return store.write(context, async (tx) => {
    const rev = await nextRev(tx);
    const grant = await allowed(tx, asking, which);
    const now = grant && copyNow(await copyStepsOf(tx, grant, which.copyId));
    if (grant === undefined || now === undefined || contentsHash(now, now.form) !== hash) throw notNow();
    if (hindranceOf(now, { kind: 'made' }, { staffId, hash }) !== null) throw notNow();
    // Of two who set it at once the first one's file is the one that is handed over.
    if (now.made?.hash === hash) {
      const { sha256 } = now.made;
      return { receipt: await append(tx, fileEvent(which, grant, { sha256 })), value: sha256 };
    }
    const row = { copyId: which.copyId, rev, id: tx.runtime.id(), kind: 'made', content: contentOf(made) };
    await insertCopyStep(tx, grant, copyStepRow(tx, grant, row));
    const receipt = await append(tx, fileEvent(which, grant, { sha256: made.sha256 }));
    return { receipt, value: made.sha256 };
  });
}

/**
 * The file of a copy that was handed over, made again of the very same contents: the same bytes, or none. Before it
 * leaves, the trail holds that it was made.
 */
export async function copyFile(asking: Asking, which: WhichCopy): Promise<Uint8Array> {
  const found = await copyFound(asking, which);
  const { handed, made } = found.state;
  if (handed === null || made === null) throw notNow();
  // As people were called then: by another name it would be another file, and none could be given again.
  const pdf = await setCopy(asking, { ...found, ...made.names }, made.at);
  const sha256 = sha256Of(pdf);
  // Other fonts or another program would set another file under the same name.
  if (sha256 !== handed.sha256) throw new Error('The file of a copy is not what was handed over.');
  await asking.store.read(asking.context, () =>
    Promise.resolve(audited(fileEvent(which, found.grant, { sha256 }), undefined)),
  );
  return pdf;
}

const setCopy = ({ timeZone }: Asking, { state, student, by }: Found, at: number): Promise<Uint8Array> =>
  makePdf(copyPaper(state, { student, by, at, timeZone }));

function fileEvent(
  { studentId, copyId }: WhichCopy,
  { decision: { ruleIds, fieldClasses, purpose } }: MayCopy,
  more: { readonly sha256: string },
): AuditEvent {
  const detail = JSON.stringify({ copyId, ...more });
  const about = { action: 'copy.file', studentId, resource: 'copy', decision: 'allowed' } as const;
  return { ...about, ruleIds, fieldClasses, purpose, detail };
}

async function allowed(q: Reader | Tx, { signedIn: { actor } }: Asking, { studentId }: WhichCopy) {
  const answer = await decideStudent(q, actor, studentId, 'copy.make');
  return answer.allow ? answer.grant : undefined;
}

async function copyFound(asking: Asking, which: WhichCopy): Promise<Found> {
  const { store, context, signedIn } = asking;
  const found = await store.read<Found | undefined>(context, async (q) => {
    const { studentId, copyId } = which;
    const event: AuditEvent = { action: 'copy.view', studentId, resource: 'copy', decision: 'refused' };
    const answer = await decideStudent(q, signedIn.actor, studentId, 'copy.make');
    if (!answer.allow) return audited({ ...event, ruleIds: answer.decision.ruleIds }, undefined);
    const { grant } = answer;
    const { ruleIds, fieldClasses, purpose } = grant.decision;
    const steps = await copyStepsOf(q, grant, copyId);
    const student = await readStudent(q, grant);
    const [first] = steps;
    if (student === undefined || first === undefined) return audited({ ...event, ruleIds }, undefined);
    const detail = JSON.stringify({ copyId });
    const state = copyNow(steps);
    const naming = await namingInCopy(q, grant, documentOf(state.form), student);
    const called = naming === null ? fullName(student) : fullNameOf(naming.name);
    const value = { grant, state, student: called, by: first.by };
    return audited({ ...event, decision: 'allowed', ruleIds, fieldClasses, purpose, detail }, value);
  });
  if (found === undefined) throw problems.notVisible(explainRefusal('copy.make', signedIn.locale));
  return found;
}
