import { eq } from 'drizzle-orm';
import { validateSession } from '../../../server/identity/sessions.ts';
import { decideStudent, loadActor } from '../../../server/policy/index.ts';
import { type Store, untold } from '../../../server/store/store.ts';
import { momentIn } from '../../../shared/runtime.ts';
import { systemContext } from '../temp-store.ts';
import type { Place } from './places.ts';

/** Who asked, whose name they were told, and where it may be told. */
export interface Question {
  readonly request: Request;
  readonly sisId: string;
  readonly place: Place;
}

/** Whether the asker may know an original name there: one of the roles that the place names, and the right itself. */
export type MayKnow = (question: Question) => Promise<boolean>;

/** By who is signed in on a server. It leaves no entry, so that a test finds the trail as the server wrote it. */
export function askerOf(store: Store, timeZone: string): MayKnow {
  return async ({ request, sisId, place }) => {
    const token = tokenOf(request);
    const session = token === undefined ? undefined : await validateSession(store, token, true);
    if (session === undefined) return false;
    const asOf = momentIn(timeZone, store.runtime.now());
    const actor = await store.look((q) => loadActor(q, session.staffId, asOf));
    if (!actor.roles.some(({ role }) => place.roles.includes(role))) return false;
    return store.read(systemContext(store.runtime), async (q) => {
      const { student } = q.tables;
      const [row] = await q.db.select({ id: student.id }).from(student).where(eq(student.sisId, sisId));
      return untold((await decideStudent(q, actor, row?.id ?? '', place.right)).allow);
    });
  };
}

/** As the server finds it: a bearer from the extension, else the console's cookie. */
function tokenOf({ headers }: Request): string | undefined {
  const [scheme, token] = (headers.get('authorization') ?? '').split(' ');
  return scheme === 'Bearer' ? token : /(?:^|;\s*)__Host-facesheet=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1];
}
