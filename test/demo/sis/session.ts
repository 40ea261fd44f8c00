import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Staff, Student } from '../district/index.ts';
import { HARBOR_VIEW, OFFICE } from '../district/schools.ts';

/**
 * What the server remembers of a sign-in. Like many systems of its time it keeps the selected student here and not in
 * the address, so all tabs of a browser share it.
 */
export interface Visit {
  readonly staff: Staff;
  student?: Student;
  /** The last search result: links name a place in it. */
  found: readonly Student[];
}

export interface SisEnv {
  Variables: { visit: Visit };
}

/** A cookie name of its own: cookies are shared by all ports of a host. */
export const SESSION_COOKIE = 'XPSESSID';

/** Sign-ins, held in memory; they end with the process. */
export interface Visits {
  /** Signs a staff member in and sets the cookie. */
  begin(c: Context, staff: Staff): Visit;
  end(c: Context): void;
  /** Lets signed-in staff through; sends others to the sign-in page and back. */
  readonly required: MiddlewareHandler<SisEnv>;
}

/** Creates the session table. `newId` must be unguessable. */
export function createVisits(newId: () => string): Visits {
  const visits = new Map<string, Visit>();
  const idOf = (c: Context): string => getCookie(c, SESSION_COOKIE) ?? '';
  return {
    begin(c, staff) {
      const id = newId();
      const visit: Visit = { staff, found: [] };
      visits.set(id, visit);
      setCookie(c, SESSION_COOKIE, id, { path: '/', httpOnly: true, sameSite: 'Lax' });
      return visit;
    },
    end: (c) => void visits.delete(idOf(c)),
    required: async (c, next) => {
      const visit = visits.get(idOf(c));
      if (visit === undefined) return c.redirect(`/login?next=${encodeURIComponent(wanted(c))}`);
      c.set('visit', visit);
      return next();
    },
  };
}

/** The school a visit is about: the selected student's, else the staff member's own. */
export function schoolOf({ student, staff }: Visit): string {
  if (student !== undefined) return student.schoolId;
  return staff.orgId === OFFICE.id ? HARBOR_VIEW : staff.orgId;
}

/** A path on this server to go on to after signing in; anything else becomes the front page. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[\w/.?=&%-]*$/.test(next) ? next : '/';

function wanted(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === 'GET' ? pathname + search : '/';
}
