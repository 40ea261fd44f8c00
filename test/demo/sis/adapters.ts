import { type Adapter, adapterSchema } from '../../../shared/sis/adapter.ts';
import plain from './demo-plain.adapter.json' with { type: 'json' };
import frames from './demo-sis.adapter.json' with { type: 'json' };

/** The adapter of the demo SIS's frameset, for a SIS served at `origin` (`http://127.0.0.1:8788`). */
export const demoAdapter = (origin: string): Adapter => servedAt(frames, origin);

/** The adapter of its page without frames: another place to match, so another adapter. */
export const demoPlainAdapter = (origin: string): Adapter => servedAt(plain, origin);

function servedAt<T extends { readonly match: object }>(json: T, origin: string): Adapter {
  return adapterSchema.parse({ ...json, match: { ...json.match, origins: [origin] } });
}
