import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Env, Server } from './http/context.ts';

const BUILT = fileURLToPath(new URL('../dist/console', import.meta.url));
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** The console's built files. Hashed ones may be kept for a year; the page itself never. */
export function consoleFiles({ config }: Server) {
  const prefix = `${config.basePath}/console`;
  const files = serveStatic<Env>({
    root: BUILT,
    rewriteRequestPath: (path) => path.slice(prefix.length) || '/',
    onFound: (path, c) => {
      if (HASHED.test(path)) c.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  return new Hono<Env>()
    .get('/', (c, next) => (c.req.path.endsWith('/') ? next() : c.redirect(`${prefix}/`)))
    .get('/*', files);
}
