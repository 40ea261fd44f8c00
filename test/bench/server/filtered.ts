import { spread } from '../stats.ts';
import { figure, say, table } from '../table.ts';
import { ask } from './ask.ts';
import { yearOf } from './disclosures.ts';
import { idOf, type Shape, tokenOf } from './people.ts';
import { question } from './requests.ts';

const PAGE = 50;
/** Buildings, one after the other; the first are not counted. */
const [WARM, COUNTED] = [5, 40];
const EVER = { from: 0, until: 4_000_000_000_000 };

interface Server {
  readonly name: string;
  readonly port: number;
}

/** What the custodian narrows the log to: that of a school, of the central office, which has most of it, and all of it. */
const FILTERS = [
  ['all', {}],
  ['of a basis', { basis: 'court-order' }],
  ['of an outcome', { outcome: 'denied' }],
  ['of both', { basis: 'court-order', outcome: 'denied' }],
  // What there is none of costs as little as what there is much of.
  ['of no basis', { basis: 'none' }],
  ['to a receiver', { receiver: 'county' }],
] as const;
/** The whole log is told by no building. */
const WHERE = [
  ['a school', undefined],
  ['the central office', (shape: Shape) => ({ buildingId: idOf('building', shape.buildings) })],
  ['the district', () => ({ buildingId: undefined })],
] as const;

/** What one client waits for, with nobody beside it: the first page of the log and its exact total, narrowed. */
export async function benchFiltered(servers: readonly Server[], shape: Shape): Promise<void> {
  const rows: string[][] = [];
  for (const [range, of] of [['a year', yearOf] as const, ['ever', () => EVER] as const]) {
    for (const [where, whole] of WHERE) {
      for (const [kind, filter] of FILTERS) {
        for (const { name, port } of servers) {
          const narrowed = { ...whole?.(shape), ...filter };
          const { median, p90, matched } = await middleOf(port, shape, (n) => ({ ...of(n), ...narrowed }));
          rows.push([`${where}, ${range}, ${kind}`, name, figure(matched), figure(median, 2), figure(p90, 2)]);
        }
      }
    }
  }
  say('\nFirst page and total of disclosures: one client, one request at a time');
  say(table(['', 'server', 'matched', 'ms', 'p90'], rows, 2));
}

async function middleOf(port: number, { buildings, workers }: Shape, narrowed: (building: number) => object) {
  const times: number[] = [];
  let matched = 0;
  for (let i = 0; i < WARM + COUNTED; i += 1) {
    const building = i % buildings;
    const asked = { buildingId: idOf('building', building), limit: PAGE, ...narrowed(building) };
    const request = question('/v1/disclosures/list', tokenOf(workers), asked)();
    const began = performance.now();
    const { status, body } = await ask(port, request);
    times.push(performance.now() - began);
    if (status !== 200) throw new Error(`A page of the log has the status ${status}.`);
    matched = (JSON.parse(body.toString()) as { total: number }).total;
  }
  return { ...spread(times.slice(WARM)), matched };
}
