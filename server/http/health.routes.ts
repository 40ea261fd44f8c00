import { Hono } from 'hono';
import type { StoreHealth } from '../store/health.ts';
import type { Env, Server } from './context.ts';

type Unready = Exclude<StoreHealth['state'], 'ok'> | 'draining';

/** `live`: the process answers, and nothing else is touched. `ready`: the store can serve, or in one word why not. */
export function healthRoutes({ store, draining }: Pick<Server, 'store' | 'draining'>) {
  const look = oneAtATime(() => store.health());
  const notReady = (reason: Unready) => ({ product: 'facesheet', ready: false, reason });
  return new Hono<Env>()
    .get('/live', (c) => c.json({ product: 'facesheet', live: true }))
    .get('/ready', async (c) => {
      if (draining?.() === true) return c.json(notReady('draining'), 503);
      const { state, ...rest } = await look();
      return state === 'ok' ? c.json({ product: 'facesheet', ready: true, ...rest }) : c.json(notReady(state), 503);
    });
}

/** Whoever asks while an answer is being found shares it: anybody may ask, and finding out may write to the disk. */
function oneAtATime(find: () => Promise<StoreHealth>): () => Promise<StoreHealth> {
  let pending: Promise<StoreHealth> | undefined;
  return function look() {
    pending ??= find()
      .catch((): StoreHealth => ({ state: 'away' }))
      .finally(() => void (pending = undefined));
    return pending;
  };
}
