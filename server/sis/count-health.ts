import { parseAdapter } from '../../shared/sis/adapter.ts';
import { verdictOn } from '../../shared/sis/health.ts';
import type { Seen } from '../../shared/sis/sighting.ts';
import type { HealthReport, LookUpOutcome } from '../../shared/wire/adapters.ts';
import type { Server, SignedIn } from '../http/context.ts';
import { grouped } from '../roster/grouped.ts';
import type { AuditContext, Store, Tender } from '../store/store.ts';
import { publishedText } from './adapter.repo.ts';
import { failIfTooMuch } from './fail-adapter.ts';
import { addHealth, type HealthRow } from './health.repo.ts';
import { reporterOf } from './reporter.ts';

type Report = HealthReport['reports'][number];

/** So many revisions of one report are counted: a browser reads pages by a few adapters, each in one revision. */
const REVISIONS_MAX = 10;

/**
 * Counts what somebody's browser says of reading pages. What names no published revision, or a page that the revision
 * does not have, is left out, and so is what is of more than `REVISIONS_MAX` revisions. Too much of what is wrong, met by enough people, switches the adapter off.
 */
export async function countReadings(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  { reports }: HealthReport,
): Promise<void> {
  const { day } = actor.asOf;
  const reporter = reporterOf(actor.staffId, day);
  const groups = [...grouped(reports, ({ id, revision }) => `${id} ${revision}`).values()];
  for (const of of groups.slice(0, REVISIONS_MAX)) {
    const [first] = of;
    if (first === undefined) continue;
    const about = { adapterId: first.id, revision: first.revision, day };
    const counted = await store.tend(async (tx) => {
      const known = await knownPages(tx, first);
      const rows = of
        .filter(({ page }) => known.has(page))
        .map(({ page, outcome, count }): HealthRow => ({ ...about, reporter, page, outcome, count }));
      await addHealth(tx, rows);
      return rows;
    });
    if (counted.some(isWrong)) await failIfTooMuch(store, context.at, about);
  }
}

/**
 * Counts what came of looking up whom a page showed, as `countReadings`. Nothing of the student is kept. Never fails: the
 * look-up is in the trail by then, and its answer must not be lost with a count.
 */
export async function countLookUp(
  { store, log }: Pick<Server, 'store' | 'log'>,
  context: AuditContext,
  ...asked: [SignedIn, Pick<Seen, 'system' | 'adapterRevision'>, LookUpOutcome]
): Promise<void> {
  await addLookUp(store, context, ...asked).catch(() =>
    log.error({ requestId: context.requestId }, 'What came of a look-up could not be counted.'),
  );
}

async function addLookUp(
  store: Store,
  context: AuditContext,
  { actor }: SignedIn,
  seen: Pick<Seen, 'system' | 'adapterRevision'>,
  outcome: LookUpOutcome,
): Promise<void> {
  const { day } = actor.asOf;
  const about = { adapterId: seen.system, revision: seen.adapterRevision, day };
  const row: HealthRow = { ...about, reporter: reporterOf(actor.staffId, day), page: '', outcome, count: 1 };
  const isCounted = await store.tend(async (tx) => {
    if ((await publishedText(tx, about.adapterId, about.revision)) === undefined) return false;
    await addHealth(tx, [row]);
    return true;
  });
  if (isCounted && isWrong(row)) await failIfTooMuch(store, context.at, about);
}

/** The kinds of pages that a published revision has, with '' for none of them; nothing of any other revision. */
async function knownPages(tx: Tender, { id, revision }: Report): Promise<ReadonlySet<string>> {
  const json = await publishedText(tx, id, revision);
  const parsed = json === undefined ? undefined : parseAdapter(json);
  return new Set(parsed?.ok === true ? ['', ...parsed.adapter.pages.map((page) => page.id)] : []);
}

function isWrong(row: HealthRow): boolean {
  return verdictOn(row) === 'wrong';
}
