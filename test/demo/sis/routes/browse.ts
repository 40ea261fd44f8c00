import { type Context, Hono } from 'hono';
import { currentLine } from '../layout/document.ts';
import type { Markup } from '../layout/parts.ts';
import type { StudentView } from '../pages/screen.ts';
import {
  attendanceContent,
  attendancePage,
  demographicsPage,
  disciplinePage,
  type NoteLine,
  notesPage,
  schedulePage,
} from '../pages/student.ts';
import type { SisEnv } from '../session.ts';
import { browseName } from '../text.ts';
import { type SisParts, selectedView, step } from './context.ts';

/** The student screens, which show whoever the session has selected. */
export function browseRoutes(parts: SisParts): Hono<SisEnv> {
  const app = new Hono<SisEnv>();
  const notes = new Map<string, NoteLine[]>();
  const notesOf = (view: StudentView): readonly NoteLine[] => notes.get(view.student.id) ?? [];
  const pages: Readonly<Record<string, (view: StudentView) => Markup>> = {
    demographics: demographicsPage,
    schedule: schedulePage,
    attendance: attendancePage,
    discipline: disciplinePage,
    notes: (view) => notesPage(view, notesOf(view)),
  };
  for (const [screen, page] of Object.entries(pages)) {
    app.get(`/xp/${screen}`, (c) => show(c, parts, page));
  }
  app.post('/xp/nav', async (c) => {
    const { dir, screen } = await c.req.parseBody();
    step(c, parts, dir);
    return c.redirect(typeof screen === 'string' && screen in pages ? `/xp/${screen}` : '/xp/main', 303);
  });
  app.get('/xp/attendance/rows', async (c) => {
    const student = step(c, parts, c.req.query('dir'));
    const view = selectedView(c, parts);
    if (student === undefined || view === undefined) return c.json({}, 404);
    const content = `<tr><td>${String(await attendanceContent(view))}</td></tr>`;
    return c.json({ content, current: currentLine(student), name: browseName(student) });
  });
  app.post('/xp/notes', async (c) => {
    const { text } = await c.req.parseBody();
    const { student, staff } = c.get('visit');
    if (student !== undefined && typeof text === 'string' && text !== '') {
      const line = { date: parts.today(), by: staff.username.toUpperCase(), text };
      notes.set(student.id, [line, ...(notes.get(student.id) ?? [])]);
    }
    return c.redirect('/xp/notes', 303);
  });
  return app;
}

function show(c: Context<SisEnv>, parts: SisParts, page: (view: StudentView) => Markup) {
  const view = selectedView(c, parts);
  return view === undefined ? c.redirect('/xp/search') : c.html(page(view));
}
