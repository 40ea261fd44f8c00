import { Hono } from 'hono';
import { consoleFiles } from './console-files.ts';
import { problems } from './errors.ts';
import { accessLog, stamp } from './http/access-log.ts';
import { bodyMax } from './http/body-max.ts';
import type { Env, Server } from './http/context.ts';
import { lastAnswer } from './http/draining.ts';
import { healthRoutes } from './http/health.routes.ts';
import { problemHandler, sendProblem } from './http/problem.ts';
import { noStore, sameOriginWithCookie, securityHeaders } from './http/security.ts';
import { describeApi } from './openapi.ts';
import { v1Routes } from './routes.ts';
import { verifierPage } from './verifier/serve-page.ts';

/** The whole server without a socket: what each request passes, in this order, and what answers it. */
export function createApp(server: Server) {
  const v1 = v1Routes(server);
  const app = new Hono<Env>()
    .basePath(server.config.basePath)
    .use(stamp(server))
    .use(lastAnswer(server))
    .use(accessLog(server))
    .use(verifierPage(server))
    .use(securityHeaders)
    .use(noStore)
    .use(bodyMax)
    .use(sameOriginWithCookie)
    .route('/health', healthRoutes(server))
    .route('/v1', v1)
    .get('/openapi.json', async (c) => c.json(await describeApi(v1)))
    .route('/console', consoleFiles(server))
    .get('/', (c) => c.redirect(`${server.config.basePath}/console/`));
  app.notFound((c) => sendProblem(c, problems.notFound()));
  app.onError(problemHandler(server));
  return app;
}
