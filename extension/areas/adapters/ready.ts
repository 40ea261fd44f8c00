import { adapterIdFor } from '../../../shared/sis/describe/drafting.ts';
import { parseAdapter, type Adapter } from '../../../shared/sis/adapter.ts';

/** The ready adapters, each loaded when somebody begins with it. */
export const READY = {
  labelled: () => import('../../../shared/sis/ready/labelled.adapter.json?raw'),
  'powerschool-style': () => import('../../../shared/sis/ready/powerschool-style.adapter.json?raw'),
  'infinite-campus-style': () => import('../../../shared/sis/ready/infinite-campus-style.adapter.json?raw'),
  'opensis-style': () => import('../../../shared/sis/ready/opensis-style.adapter.json?raw'),
  rosariosis: () => import('../../../shared/sis/ready/rosariosis.adapter.json?raw'),
} as const;
export type ReadyName = keyof typeof READY;
export const READY_NAMES = Object.keys(READY) as ReadyName[];

/** One of them, for the pages of an origin. */
export async function readyFor(name: ReadyName, origin: string): Promise<Adapter> {
  const { default: json } = await READY[name]();
  const parsed = parseAdapter(json);
  if (!parsed.ok) throw new Error(`The ready adapter ${name} is none.`);
  const { adapter } = parsed;
  return { ...adapter, id: adapterIdFor(origin), match: { ...adapter.match, origins: [origin] } };
}
