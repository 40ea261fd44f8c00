import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { problems } from '../errors.ts';
import type { Env } from './context.ts';

const HSTS_YEAR = 'max-age=31536000; includeSubDomains';

/** Headers for every answer. No CORS header exists anywhere: the extension asks from its background. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  strictTransportSecurity: HSTS_YEAR,
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** Nothing that the server says may stay in a cache, except the console's own hashed files. */
export const noStore: MiddlewareHandler = async function noStore(c, next) {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A cookie is sent along by any page, so an unsafe request that carries one must come from the console itself.
 * Browsers set `Sec-Fetch-Site`; a request with a cookie and without it is refused.
 */
export const sameOriginWithCookie: MiddlewareHandler<Env> = async function sameOriginWithCookie(c, next) {
  const unsafe = !SAFE.has(c.req.method) && c.req.header('cookie') !== undefined;
  if (unsafe && c.req.header('sec-fetch-site') !== 'same-origin') throw problems.crossSite();
  await next();
};
