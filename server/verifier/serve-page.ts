import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MiddlewareHandler } from 'hono';
import type { Env, Server } from '../http/context.ts';

const BUILT = fileURLToPath(new URL('../../dist/verifier/verify.html', import.meta.url));
const POLICY = /http-equiv="Content-Security-Policy" content="([^"]*)"/;

/**
 * The page that checks exports, to be used here or kept as a file. It is one file, so its script and style stand in it:
 * its own policy allows these two by their hash, and nothing else, not even this server. Stands before the headers of
 * all other answers. Where it was not built there is nothing at its address.
 */
export function verifierPage({ config }: Server): MiddlewareHandler<Env> {
  const address = `${config.basePath}/console/verify.html`;
  let page: string | undefined;
  return async function verifier(c, next) {
    const isAsked = c.req.path === address && (c.req.method === 'GET' || c.req.method === 'HEAD');
    if (isAsked) page ??= built();
    if (!isAsked || page === undefined) return next();
    const policy = POLICY.exec(page)?.[1] ?? "default-src 'none'";
    return c.html(page, 200, {
      'content-security-policy': `${policy}; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  };
}

function built(): string | undefined {
  try {
    return readFileSync(BUILT, 'utf8');
  } catch {
    return undefined;
  }
}
