import { Hono } from 'hono';
import { readHead } from '../audit/audit.repo.ts';
import type { Env, Server } from './context.ts';

/** `live`: the process answers. `ready`: the store answers and the trail has its head. */
export function healthRoutes({ store }: Server) {
  return new Hono<Env>()
    .get('/live', (c) => c.json({ product: 'facesheet', live: true }))
    .get('/ready', async (c) => {
      const { size } = await store.look(readHead);
      return c.json({ product: 'facesheet', ready: true, trailSize: size });
    });
}
