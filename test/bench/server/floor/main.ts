import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { DisclosuresAsked } from './page-parameters.ts';
import { WOULD_ALLOW } from './sql.ts';
import { type Held, type Op, openFloor } from './work.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const NOTE_MAX = 8000;
const HELD_MAX = 200;
const PAGE_MAX = 100;
const BEARER = 'Bearer ';

const { BENCH_FILE = '', PORT = '0' } = process.env;
const floor = openFloor(BENCH_FILE);
const app = new Hono();

function who(c: Context): string | undefined {
  const given = c.req.header('authorization') ?? '';
  return given.startsWith(BEARER) ? floor.who(given.slice(BEARER.length)) : undefined;
}

app.get('/health/live', (c) => c.json({ live: true }));
app.get('/health/ready', (c) => c.json({ ready: true }));

app.post('/v1/students/face-sheet', async (c) => {
  const staff = who(c);
  if (staff === undefined) return c.json({ code: 'signed-out' }, 401);
  const { studentId } = await c.req.json<{ studentId: unknown }>();
  if (typeof studentId !== 'string') return c.json({ code: 'invalid' }, 422);
  const text = await floor.faceSheet(staff, studentId);
  return text === undefined
    ? c.json({ code: 'not-visible', wouldAllow: WOULD_ALLOW }, 404)
    : c.body(text, 200, JSON_TYPE);
});

app.post('/v1/ops', async (c) => {
  const staff = who(c);
  if (staff === undefined) return c.json({ code: 'signed-out' }, 401);
  const { ops } = await c.req.json<{ ops: Op[] }>();
  const sound = ops.every(
    ({ opId, body: { form } }) =>
      typeof opId === 'string' && typeof form.note === 'string' && form.note.length <= NOTE_MAX,
  );
  return sound ? c.body(await floor.ops(staff, ops), 200, JSON_TYPE) : c.json({ code: 'invalid' }, 422);
});

app.post('/v1/pull', async (c) => {
  const staff = who(c);
  if (staff === undefined) return c.json({ code: 'signed-out' }, 401);
  const { held } = await c.req.json<{ held: Held[] }>();
  if (!Array.isArray(held) || held.length > HELD_MAX) return c.json({ code: 'invalid' }, 422);
  return answer(c, await floor.pull(staff, held));
});

app.post('/v1/disclosures/list', async (c) => {
  const staff = who(c);
  if (staff === undefined) return c.json({ code: 'signed-out' }, 401);
  const asked = await c.req.json<DisclosuresAsked>();
  if (typeof asked.buildingId !== 'string' || !(asked.limit <= PAGE_MAX)) return c.json({ code: 'invalid' }, 422);
  return answer(c, await floor.disclosures(staff, asked));
});

function answer(c: Context, text: string | undefined) {
  return text === undefined ? c.json({ code: 'not-allowed' }, 403) : c.body(text, 200, JSON_TYPE);
}

const socket = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(PORT) });
process.once('SIGTERM', () => {
  socket.close();
  floor.close();
  process.exit(0);
});
