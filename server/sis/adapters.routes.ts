import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { type AdaptersAnswer, adaptersAnswerSchema } from '../../shared/wire/adapters.ts';
import type { Env, Server } from '../http/context.ts';
import { answers } from '../http/openapi.ts';
import { adaptersInForce } from './adapter.repo.ts';

/** Seven days: notes must be writable offline, and the server compares each op with its roster again. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** The adapters in force. They describe pages, not people, and are needed before anybody signs in. */
export function adapterRoutes({ store }: Server) {
  return new Hono<Env>().get(
    '/adapters',
    describeRoute({ summary: 'SIS adapters in force', tags: ['sis'], responses: answers(200, adaptersAnswerSchema) }),
    async (c) => {
      const answer: AdaptersAnswer = { adapters: await store.look(adaptersInForce), off: [], maxAgeMs: MAX_AGE_MS };
      return c.json(answer);
    },
  );
}
