import { createHash } from 'node:crypto';
import type { BlockList } from 'node:net';
import type { Context } from 'hono';
import { append } from '../audit/append.ts';
import { problems } from '../errors.ts';
import { networkOf } from '../http/address.ts';
import { clientIpOf } from '../http/client-ip.ts';
import { auditContext, type Env, type Server } from '../http/context.ts';
import { countTry, forgetTries, takeBack, type Tried } from '../http/rate-limit.repo.ts';
import { trustedProxies } from '../http/trusted-proxies.ts';

/** Failed tries a minute from one address: generous, since a school or a whole district shares one. */
const MOST = 60;
const WINDOW_MS = 60 * 1000;
const KEEP_MS = 60 * 60 * 1000;

type Throttle = <T>(c: Context<Env>, attempt: () => Promise<T>) => Promise<T>;

/**
 * Slows down whoever tries many names from one address; a name is guarded by its own lock (see `signIn`). A try that
 * succeeds is not counted, so that a morning's sign-ins never stand in each other's way. Throws `too-many` with when
 * to try again. The first refusal of a minute is in the trail (R231); nobody's account is locked by it.
 */
export function signInThrottle({ store, config, log }: Server): Throttle {
  let trusted: BlockList | undefined;
  let warned = false;

  function triedBy(c: Context<Env>): Tried | undefined {
    trusted ??= trustedProxies(config.trustedProxies ?? '');
    const client = clientIpOf(c, trusted);
    if (client === undefined) return undefined;
    if (client.ignored && !warned) {
      warned = true;
      log.warn('X-Forwarded-For came from an address that TRUSTED_PROXIES does not name, and was ignored');
    }
    const at = c.get('at');
    const from = client.address === undefined ? 'nowhere' : networkOf(client.address);
    return { key: hashed(`sign-in:${from}`), windowAt: at - (at % WINDOW_MS), most: MOST };
  }

  return async function throttled(c, attempt) {
    const tried = triedBy(c);
    if (tried === undefined) return attempt();
    const counted = await store.tend((tx) => countTry(tx, tried));
    if (counted === undefined || counted.count > MOST) {
      if (counted !== undefined) await store.write(auditContext(c), refused);
      throw problems.tooMany(tried.windowAt + WINDOW_MS);
    }
    // In a transaction of its own, which holds no row that another one's cleaning up may wait for.
    if (counted.count === 1) await store.tend((tx) => forgetTries(tx, tried.windowAt - KEEP_MS));
    const value = await attempt();
    await store.tend((tx) => takeBack(tx, tried.key, counted));
    return value;
  };
}

async function refused(tx: Parameters<typeof append>[0]) {
  const receipt = await append(tx, { action: 'session.sign-in', resource: 'address', decision: 'refused' });
  return { receipt, value: undefined };
}

const hashed = (text: string) => createHash('sha256').update(text).digest('hex');
