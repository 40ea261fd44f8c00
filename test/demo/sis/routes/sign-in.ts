import { type Context, Hono } from 'hono';
import { signInPage } from '../pages/sign-in.ts';
import { safeNext, type SisEnv } from '../session.ts';
import type { SisParts } from './context.ts';

/** Everybody's password in this demo. */
const PASSWORD = 'sis';

/** Sign-in and sign-out, and the demo's short cut past them. */
export function signInRoutes({ data, visits }: SisParts): Hono<SisEnv> {
  const app = new Hono<SisEnv>();
  app.get('/login', (c) => c.html(signInPage(safeNext(c.req.query('next')), false)));
  app.post('/login', async (c) => {
    const { username, password, next } = await c.req.parseBody();
    const staff = data.staffByUsername.get(typeof username === 'string' ? username.toLowerCase() : '');
    const target = safeNext(typeof next === 'string' ? next : undefined);
    if (staff === undefined || password !== PASSWORD) return c.html(signInPage(target, true), 401);
    visits.begin(c, staff);
    return c.redirect(target, 303);
  });
  app.get('/logout', (c) => {
    visits.end(c);
    return c.redirect('/login');
  });
  app.get('/auto', (c) => signInAtOnce(c, { data, visits }));
  return app;
}

/** `/auto?user=…&student=…` opens the frameset on a student without a password: loopback demo only. */
function signInAtOnce(c: Context<SisEnv>, { data, visits }: Pick<SisParts, 'data' | 'visits'>): Response {
  const staff = data.staffByUsername.get(c.req.query('user') ?? '');
  if (staff === undefined) return c.redirect('/login');
  const visit = visits.begin(c, staff);
  const student = data.studentByNumber.get(c.req.query('student') ?? '');
  if (student !== undefined) visit.student = student;
  return c.redirect(safeNext(c.req.query('next')));
}
