import { Hono } from 'hono';
import { currentLine } from '../layout/document.ts';
import { plainContent, plainPage } from '../pages/plain.ts';
import type { SisEnv } from '../session.ts';
import { type SisParts, selectedView, step } from './context.ts';

/** The page without frames. Its address names a student on the way in and is not evidence afterwards. */
export function plainRoutes(parts: SisParts): Hono<SisEnv> {
  const app = new Hono<SisEnv>();
  app.get('/plain', (c) => {
    const asked = parts.data.studentByNumber.get(c.req.query('student') ?? '');
    if (asked !== undefined) c.get('visit').student = asked;
    const view = selectedView(c, parts);
    return view === undefined ? c.redirect('/') : c.html(plainPage(view));
  });
  app.get('/plain/step', async (c) => {
    const student = step(c, parts, c.req.query('dir'));
    const view = selectedView(c, parts);
    if (student === undefined || view === undefined) return c.json({}, 404);
    return c.json({ content: String(await plainContent(view)), current: currentLine(student) });
  });
  return app;
}
