import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import type { Authorized } from '../policy/index.ts';
import { nameInSql } from '../store/name-in-sql.ts';
import type { Looker, Tx } from '../store/store.ts';

export interface StoredAdapter {
  readonly id: string;
  readonly revision: number;
  readonly json: string;
  readonly hash: string;
}

/** A revision with what is known of its making. */
export interface AdapterRow extends StoredAdapter {
  readonly status: 'draft' | 'published';
  readonly publishedAt: number;
  readonly authorId: string | null;
  readonly note: string | null;
  readonly fromRevision: number | null;
}

type May = Authorized<'adapter.keep'>;

/** The newest published revision of each adapter, by the bytes of the ids, whether it is on or off. */
export async function newestPublished(q: Looker): Promise<StoredAdapter[]> {
  const { adapter } = q.tables;
  const rows = await q.db
    .select({ id: adapter.id, revision: adapter.revision, json: adapter.json, hash: adapter.hash })
    .from(adapter)
    .where(eq(adapter.status, 'published'))
    .orderBy(adapter.id, desc(adapter.revision));
  return rows.filter((row, i) => rows[i - 1]?.id !== row.id);
}

/** The number of the newest published revision of one adapter, whether it is on or off; undefined where none was. */
export async function publishedRevision(q: Looker, id: string): Promise<number | undefined> {
  const { adapter } = q.tables;
  const [row] = await q.db
    .select({ revision: adapter.revision })
    .from(adapter)
    .where(and(eq(adapter.id, id), eq(adapter.status, 'published')))
    .orderBy(desc(adapter.revision))
    .limit(1);
  return row?.revision;
}

/** The highest revision of an adapter, published or not. */
export async function newestRevision(
  q: Looker,
  id: string,
): Promise<(StoredAdapter & Pick<AdapterRow, 'note'> & { status: string }) | undefined> {
  const { adapter } = q.tables;
  const [row] = await q.db
    .select({
      id: adapter.id,
      revision: adapter.revision,
      json: adapter.json,
      hash: adapter.hash,
      status: adapter.status,
      note: adapter.note,
    })
    .from(adapter)
    .where(eq(adapter.id, id))
    .orderBy(desc(adapter.revision))
    .limit(1);
  return row;
}

/** The text of one revision. */
export async function textOfRevision(
  q: Looker,
  _may: May,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<string | undefined> {
  const { adapter } = q.tables;
  const [row] = await q.db
    .select({ json: adapter.json })
    .from(adapter)
    .where(and(eq(adapter.id, id), eq(adapter.revision, revision)));
  return row?.json;
}

/** The text of a revision that is or was in force; undefined for a draft and for one that does not exist. */
export async function publishedText(q: Looker, id: string, revision: number): Promise<string | undefined> {
  const read = q.prepared('adapter.publishedText', (db, { adapter }) =>
    db
      .select({ json: adapter.json })
      .from(adapter)
      .where(
        and(
          eq(adapter.id, sql.placeholder('id')),
          eq(adapter.revision, sql.placeholder('revision')),
          eq(adapter.status, sql.placeholder('status')),
        ),
      ),
  );
  const [row] = await read.execute({ id, revision, status: 'published' });
  return row?.json;
}

/** Every revision of every adapter with who kept it, by the bytes of the ids, the newest first; without their texts. */
export async function allRevisions(q: Looker, _may: May) {
  const { adapter, staff } = q.tables;
  return q.db
    .select({
      id: adapter.id,
      revision: adapter.revision,
      status: adapter.status,
      publishedAt: adapter.publishedAt,
      by: nameInSql(staff),
      note: adapter.note,
      fromRevision: adapter.fromRevision,
    })
    .from(adapter)
    .leftJoin(staff, eq(staff.id, adapter.authorId))
    .orderBy(asc(adapter.id), desc(adapter.revision));
}

/** Keeps a revision. Throws where the adapter has one of that number. */
export async function insertRevision(tx: Tx, row: AdapterRow): Promise<void> {
  await tx.db.insert(tx.tables.adapter).values(row);
}

export interface AdapterOff {
  readonly id: string;
  readonly off: string;
}

/** The adapters that are off, and why, in no order. */
export async function adaptersOff(q: Looker): Promise<AdapterOff[]> {
  const { adapterSwitch } = q.tables;
  return q.db
    .select({ id: adapterSwitch.id, off: adapterSwitch.off })
    .from(adapterSwitch)
    .where(ne(adapterSwitch.off, ''));
}

/** How many adapters are off for one reason. */
export async function countOff(q: Looker, _may: May, why: string): Promise<number> {
  const { adapterSwitch } = q.tables;
  const [row] = await q.db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(adapterSwitch)
    .where(eq(adapterSwitch.off, why));
  return row?.n ?? 0;
}

export interface SwitchRow {
  readonly id: string;
  /** Empty: it is on. */
  readonly off: string;
  readonly at: number;
  readonly staffId: string | null;
  readonly trustedOn: string | null;
}

/** What was last said of an adapter as a whole; undefined where nothing was. */
export async function switchOf(q: Looker, id: string): Promise<SwitchRow | undefined> {
  const { adapterSwitch } = q.tables;
  const [row] = await q.db.select().from(adapterSwitch).where(eq(adapterSwitch.id, id));
  return row;
}

/** What was last said of every adapter, with who said it, in no order. */
export async function allSwitches(q: Looker, _may: May) {
  const { adapterSwitch, staff } = q.tables;
  return q.db
    .select({ id: adapterSwitch.id, off: adapterSwitch.off, at: adapterSwitch.at, by: nameInSql(staff) })
    .from(adapterSwitch)
    .leftJoin(staff, eq(staff.id, adapterSwitch.staffId));
}

/** Says something else of an adapter as a whole. */
export async function putSwitch(tx: Tx, { id, ...said }: SwitchRow): Promise<void> {
  const { adapterSwitch } = tx.tables;
  await tx.db
    .insert(adapterSwitch)
    .values({ id, ...said })
    .onConflictDoUpdate({ target: adapterSwitch.id, set: said });
}
