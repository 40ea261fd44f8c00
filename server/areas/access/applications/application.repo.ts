import { and, count, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { ApplicationForm, ApplicationState } from '../../../../shared/areas/access/application.ts';
import type { Authorized } from '../../../policy/index.ts';
import { forUpdate } from '../../../store/lock.ts';
import type { Schema } from '../../../store/schema.ts';
import type { Looker, Reader, Tx } from '../../../store/store.ts';

export type ApplicationRow = Schema['accessApplication']['$inferSelect'];

/** What is written down when somebody applies. */
export type NewApplication = Omit<ApplicationRow, 'status' | 'form' | 'decisionText' | 'decidedBy' | 'decidedAt'>;

/** Keeps an application, open. */
export async function insertApplication(
  tx: Tx,
  _may: Authorized<'application.write'>,
  row: NewApplication,
): Promise<void> {
  await tx.db.insert(tx.tables.accessApplication).values({ ...row, status: 'open', decisionText: '' });
}

/** The application as it stands, locked until the transaction ends. Of who writes, only their own. */
export async function lockApplication(
  tx: Tx,
  may: Authorized<'application.write'> | Authorized<'application.decide'>,
  id: string,
): Promise<ApplicationRow | undefined> {
  const { accessApplication: application } = tx.tables;
  const [row] = await forUpdate(
    tx,
    tx.db
      .select()
      .from(application)
      .where(and(eq(application.id, id), whose(tx, may))),
  );
  return row;
}

/** Takes one's own application back. */
export async function setWithdrawn(
  tx: Tx,
  may: Authorized<'application.write'>,
  { id, rev }: { id: string; rev: number },
): Promise<void> {
  const { accessApplication: application } = tx.tables;
  await tx.db
    .update(application)
    .set({ status: 'withdrawn', rev })
    .where(and(eq(application.id, id), whose(tx, may)));
}

export interface Decided {
  readonly id: string;
  readonly form: ApplicationForm;
  readonly decisionText: string;
  readonly decidedAt: number;
  readonly rev: number;
}

/** Writes the decision into the application, in the name of who may decide. */
export async function setDecided(
  tx: Tx,
  may: Authorized<'application.decide'>,
  { id, ...decision }: Decided,
): Promise<void> {
  const { accessApplication: application } = tx.tables;
  await tx.db
    .update(application)
    .set({ ...decision, status: 'decided', decidedBy: may.actor.staffId })
    .where(eq(application.id, id));
}

export interface ApplicationPage {
  readonly state?: ApplicationState | undefined;
  readonly before?: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** Applications, newest first: all of them for who decides, for anybody else their own. */
export async function applicationsOf(
  q: Reader,
  may: Authorized<'application.write'> | Authorized<'application.decide'>,
  { state, before, limit }: ApplicationPage,
): Promise<ApplicationRow[]> {
  const { accessApplication: application } = q.tables;
  const { appliedAt, id } = application;
  return q.db
    .select()
    .from(application)
    .where(
      and(
        whose(q, may),
        inState(q, state),
        before === undefined ? undefined : sql`(${appliedAt}, ${id}) < (${before.at}, ${before.id})`,
      ),
    )
    .orderBy(desc(appliedAt), desc(id))
    .limit(limit);
}

/** How many there are of the same. */
export async function countApplications(
  q: Reader,
  may: Authorized<'application.write'> | Authorized<'application.decide'>,
  state: ApplicationState | undefined,
): Promise<number> {
  const [row] = await q.db
    .select({ n: count() })
    .from(q.tables.accessApplication)
    .where(and(whose(q, may), inState(q, state)));
  return Number(row?.n ?? 0);
}

/** How many wait for this person's decision: open ones of others. Names nobody, so a look may ask. */
export async function countOpenApplications(q: Looker, may: Authorized<'application.decide'>): Promise<number> {
  const open = q.prepared('application.open', (db, { accessApplication: application }) =>
    db
      .select({ n: count() })
      .from(application)
      .where(and(eq(application.status, sql`'open'`), ne(application.applicantId, sql.placeholder('staffId')))),
  );
  const [row] = await open.execute({ staffId: may.actor.staffId });
  return Number(row?.n ?? 0);
}

function whose(
  { tables: { accessApplication: application } }: Looker,
  { action, actor }: Authorized<'application.write'> | Authorized<'application.decide'>,
): SQL | undefined {
  return action === 'application.decide' ? undefined : eq(application.applicantId, actor.staffId);
}

function inState({ tables }: Looker, state: ApplicationState | undefined): SQL | undefined {
  return state === undefined ? undefined : eq(tables.accessApplication.status, state);
}
