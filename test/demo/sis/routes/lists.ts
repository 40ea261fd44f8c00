import { Hono } from 'hono';
import { addStudentPage, classesPage, classPage, notInstalledPage, searchPage, staffPage } from '../pages/lists.ts';
import { schoolOf, type SisEnv } from '../session.ts';
import type { SisParts } from './context.ts';

/** Search, staff, classes, and the screens that are about no student. */
export function listRoutes({ data, today }: SisParts): Hono<SisEnv> {
  const app = new Hono<SisEnv>();
  app.get('/xp/search', (c) => c.html(searchPage(c.get('visit').student, '', undefined, data)));
  app.post('/xp/search', async (c) => {
    const { words } = await c.req.parseBody();
    const visit = c.get('visit');
    const typed = typeof words === 'string' ? words : '';
    visit.found = data.search(typed);
    return c.html(searchPage(visit.student, typed, visit.found, data));
  });
  app.get('/xp/class', (c) => {
    const visit = c.get('visit');
    const one = data.classById.get(c.req.query('id') ?? '');
    if (one !== undefined) return c.html(classPage(visit.student, one, data));
    return c.html(classesPage(visit.student, schoolOf(visit), today(), data));
  });
  app.get('/xp/staff', (c) => {
    const visit = c.get('visit');
    const staff = data.district.staff.filter((one) => one.orgId === schoolOf(visit));
    return c.html(staffPage(visit.student, staff));
  });
  app.get('/xp/add', (c) => c.html(addStudentPage(c.get('visit').student)));
  app.get('/xp/na', (c) => c.html(notInstalledPage(c.get('visit').student)));
  return app;
}
