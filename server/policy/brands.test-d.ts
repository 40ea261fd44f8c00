/**
 * What the compiler refuses. Each line below an expected error is a mistake that would open a record; when one of
 * them compiles, `tsc` fails on the unused expectation.
 */
import { sql } from 'drizzle-orm';
import type { StudentAction } from '../../shared/access/actions.ts';
import type { Looker, Reader } from '../store/store.ts';
import { type Actor, type Authorized, decideGlobal, decideStudent, filterFor, type StudentFilter } from './index.ts';

declare const q: Reader;
declare const looker: Looker;
declare const actor: Actor;

/** What a repository asks for. */
declare function readOne(q: Reader, grant: Authorized<'student.view'>): Promise<string>;
declare function addContact(q: Reader, grant: Authorized<'contact.add'>): Promise<string>;
declare function list(q: Reader, filter: StudentFilter<'student.view'>): Promise<string[]>;
declare function listTrail(q: Reader, grant: Authorized<'audit.read'>): Promise<string[]>;

const answer = await decideStudent(q, actor, 'an id', 'student.view');
// @ts-expect-error an answer is not a grant: a refusal has none
await readOne(q, answer);
if (answer.allow) {
  await readOne(q, answer.grant);
  // @ts-expect-error a grant to view is none to add
  await addContact(q, answer.grant);
  const { studentId }: { studentId: string } = answer.grant;
  // @ts-expect-error nobody puts another student into a grant
  await readOne(q, { ...answer.grant, studentId: `${studentId}x` } satisfies Authorized<'student.view'>);
}

// @ts-expect-error a literal is no grant, whatever it says
await readOne(q, { action: 'student.view', actor, studentId: 'an id', fieldClasses: new Set(), abilities: [] });
// @ts-expect-error the id alone does not open a student
await readOne(q, 'an id');

await list(q, filterFor(actor, 'student.view'));
// @ts-expect-error a condition of one's own is no filter
await list(q, { where: sql`1 = 1`, shape: 'true', params: {} });
// @ts-expect-error who may be written to is another question than who may be seen
await list(q, filterFor(actor, 'contact.add'));

const trail = decideGlobal(actor, 'audit.read');
if (trail.allow) {
  await listTrail(q, trail.grant);
  // @ts-expect-error the trail opens no face sheet (R60)
  await readOne(q, trail.grant);
}

// @ts-expect-error nobody states their own roles
export const impostor: Actor = { staffId: 'an id', roles: [] };
// @ts-expect-error facts about a student are read inside an audited read only
await decideStudent(looker, actor, 'an id', 'student.view');
// @ts-expect-error the audit trail is not an action on a student
export const action: StudentAction = 'audit.read';
