import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import {
  ownQuestionsRequestSchema,
  ownQuestionsSchema,
  questionListRequestSchema,
  questionListSchema,
} from '../../../shared/areas/questions/question.ts';
import { auditContext, type Env, type Server } from '../../http/context.ts';
import { JSON_HEADERS } from '../../http/json-text.ts';
import { answers } from '../../http/openapi.ts';
import { sessionGuard } from '../../http/session-guard.ts';
import { jsonBody } from '../../http/validated.ts';
import { listQuestions } from './list-questions.ts';
import { listOwnQuestions } from './own-questions.ts';

/** Questions about unusual uses (R60). The system asks them by itself; they are answered and reviewed by ops. */
export function questionRoutes(server: Server) {
  const { store } = server;
  return new Hono<Env>()
    .post(
      '/questions/own',
      describeRoute({
        summary: 'What one is asked about one’s own uses',
        tags: ['access'],
        responses: answers(200, ownQuestionsSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(ownQuestionsRequestSchema),
      async (c) => {
        const { text } = await listOwnQuestions(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
        return c.body(text, 200, JSON_HEADERS);
      },
    )
    .post(
      '/questions/list',
      describeRoute({
        summary: 'Questions about unusual uses, with their answers',
        tags: ['access'],
        responses: answers(200, questionListSchema, 401, 403, 422),
      }),
      sessionGuard(server),
      jsonBody(questionListRequestSchema),
      async (c) => {
        const { text } = await listQuestions(store, auditContext(c), c.get('signedIn'), c.req.valid('json'));
        return c.body(text, 200, JSON_HEADERS);
      },
    );
}
