import { dayAfter } from '../../shared/clocks/day-after.ts';
import { parseAdapter } from '../../shared/sis/adapter.ts';
import {
  type AdapterRevision,
  HEALTH_DAYS,
  type KeptAdapter,
  type KeptAdapters,
  keptAdaptersSchema,
} from '../../shared/wire/adapters.ts';
import { problems } from '../errors.ts';
import type { SignedIn } from '../http/context.ts';
import { type Authorized, decideGlobal, explainRefusal } from '../policy/index.ts';
import { grouped } from '../roster/grouped.ts';
import type { Looker, Store } from '../store/store.ts';
import { allRevisions, allSwitches, newestPublished, newestRevision, textOfRevision } from './adapter.repo.ts';
import { healthSince } from './health.repo.ts';
import { offReason } from './in-force.ts';

/**
 * Every adapter with its revisions and how its pages were read of late. No student is in them, so it leaves no entry.
 * Throws `not-allowed` for everybody who may not keep them.
 */
export async function readKept(store: Store, signedIn: SignedIn): Promise<KeptAdapters> {
  const may = keeperOf(signedIn);
  const since = dayAfter(signedIn.actor.asOf.day, 1 - HEALTH_DAYS);
  return store.look(async (q) => keptAdaptersSchema.parse({ adapters: await keptAdapters(q, may, since) }));
}

/** The text of one revision. Throws `not-found` where there is none. */
export async function readRevision(
  store: Store,
  signedIn: SignedIn,
  asked: AdapterRevision,
): Promise<{ readonly json: string }> {
  const may = keeperOf(signedIn);
  const json = await store.look((q) => textOfRevision(q, may, asked));
  if (json === undefined) throw problems.notFound();
  return { json };
}

function keeperOf({ actor, locale }: SignedIn): Authorized<'adapter.keep'> {
  const decided = decideGlobal(actor, 'adapter.keep');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('adapter.keep', locale));
  return decided.grant;
}

type Revisions = Awaited<ReturnType<typeof allRevisions>>;
type Switch = Awaited<ReturnType<typeof allSwitches>>[number];

async function keptAdapters(q: Looker, may: Authorized<'adapter.keep'>, since: string) {
  const revisions = grouped(await allRevisions(q, may), ({ id }) => id);
  const switches = new Map((await allSwitches(q, may)).map((row) => [row.id, row]));
  const published = new Map((await newestPublished(q)).map((row) => [row.id, row]));
  const health = await healthSince(q, may, since);
  const kept = [];
  for (const [id, rows] of revisions) {
    const inForce = published.get(id);
    const text = inForce?.json ?? (await newestRevision(q, id))?.json ?? '';
    kept.push({
      id,
      ...describe(text),
      ...stateOf(rows, inForce?.revision, switches.get(id)),
      published: inForce?.revision ?? null,
      revisions: rows.map(({ revision, status, publishedAt: at, by, note, fromRevision: from }) => ({
        revision,
        status,
        at,
        by,
        note,
        from,
      })),
      health: health
        .filter(({ adapterId, revision }) => adapterId === id && revision === inForce?.revision)
        .map(({ page, outcome, count }) => ({ page, outcome, count })),
    });
  }
  return kept;
}

function describe(json: string): Pick<KeptAdapter, 'title' | 'origins'> {
  const parsed = parseAdapter(json);
  return parsed.ok
    ? { title: parsed.adapter.title, origins: parsed.adapter.match.origins }
    : { title: '', origins: [] };
}

/** How it stands, and since when by whom: what was said last, of the adapter as a whole or by a revision. */
function stateOf(
  rows: Revisions,
  published: number | undefined,
  turned: Switch | undefined,
): Pick<KeptAdapter, 'state' | 'since' | 'by'> {
  const newest = rows.find(({ revision }) => revision === published) ?? rows[0];
  const kept = { since: newest?.publishedAt ?? 0, by: newest?.by ?? null };
  if (published === undefined) return { state: 'draft', ...kept };
  if (turned === undefined) return { state: 'in-force', ...kept };
  const said = { since: turned.at, by: turned.by };
  if (turned.off !== '') return { state: offReason(turned.off), ...said };
  return { state: 'in-force', ...(turned.at > kept.since ? said : kept) };
}
