import { Hono } from 'hono';
import { bannerFrame, frameset, menuFrame } from '../layout/frames.ts';
import { schoolOf, type SisEnv } from '../session.ts';
import type { SisParts } from './context.ts';

/** The frameset and its two fixed frames, and the links that select a student. */
export function frameRoutes({ data }: SisParts): Hono<SisEnv> {
  const app = new Hono<SisEnv>();
  app.get('/', (c) => c.html(frameset()));
  app.get('/xp/banner', (c) => {
    const visit = c.get('visit');
    return c.html(bannerFrame(visit.staff, data.orgById.get(schoolOf(visit)), data.district.schoolYear));
  });
  app.get('/xp/menu', (c) => c.html(menuFrame(c.get('visit').student)));
  app.get('/xp/main', (c) => c.redirect(c.get('visit').student === undefined ? '/xp/search' : '/xp/demographics'));
  app.get('/go', (c) => {
    const student = data.studentByNumber.get(c.req.query('student') ?? '');
    if (student !== undefined) c.get('visit').student = student;
    return c.redirect(c.req.query('in') === 'frame' ? '/xp/main' : '/');
  });
  app.get('/xp/select', (c) => {
    const visit = c.get('visit');
    const student = visit.found[Number(c.req.query('rec'))];
    if (student !== undefined) visit.student = student;
    return c.redirect('/xp/main');
  });
  return app;
}
