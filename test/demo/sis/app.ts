import { Hono } from 'hono';
import type { District } from '../district/index.ts';
import { sisData } from './data.ts';
import { browseRoutes } from './routes/browse.ts';
import type { SisParts } from './routes/context.ts';
import { frameRoutes } from './routes/frames.ts';
import { listRoutes } from './routes/lists.ts';
import { plainRoutes } from './routes/plain.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { createVisits, type SisEnv } from './session.ts';

export interface DemoSisOptions {
  readonly district: District;
  /** The day on the SIS's calendar, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Ids of sign-ins; random unless a test needs to know them. */
  readonly newSessionId?: () => string;
}

/**
 * A CrossPointe-style student information system over a made-up district: frames, tables, server-side selection. It
 * knows nothing of Facesheet. Everybody's password is the same and `/auto` asks for none: serve it on loopback only.
 */
export function createDemoSis({
  district,
  today,
  newSessionId = () => crypto.randomUUID(),
}: DemoSisOptions): Hono<SisEnv> {
  const visits = createVisits(newSessionId);
  const parts: SisParts = { data: sisData(district), visits, today };
  const app = new Hono<SisEnv>();
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.route('/', signInRoutes(parts));
  app.use(visits.required);
  app.route('/', frameRoutes(parts));
  app.route('/', browseRoutes(parts));
  app.route('/', listRoutes(parts));
  app.route('/', plainRoutes(parts));
  return app;
}
