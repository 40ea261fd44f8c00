import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Looker, Tx } from '../../store/store.ts';

type May = Authorized<'disclosure.list'>;

/** One's own views, by name. */
export async function viewsOf(q: Looker, { actor }: May) {
  const { savedView } = q.tables;
  return q.db
    .select({ id: savedView.id, name: savedView.name, content: savedView.content })
    .from(savedView)
    .where(eq(savedView.staffId, actor.staffId))
    .orderBy(asc(savedView.name), asc(savedView.id));
}

/** How many views of one's own there are besides this one. */
export async function countOtherViews(q: Looker, { actor }: May, id: string): Promise<number> {
  const { savedView } = q.tables;
  const [row] = await q.db
    .select({ n: sql<number>`count(*)` })
    .from(savedView)
    .where(and(eq(savedView.staffId, actor.staffId), ne(savedView.id, id)));
  return Number(row?.n ?? 0);
}

/** Whether somebody else has a view of this id. */
export async function isOthersView(q: Looker, { actor }: May, id: string): Promise<boolean> {
  const { savedView } = q.tables;
  const rows = await q.db
    .select({ id: savedView.id })
    .from(savedView)
    .where(and(eq(savedView.id, id), ne(savedView.staffId, actor.staffId)));
  return rows.length > 0;
}

/** Keeps a view of one's own, or keeps it anew. */
export async function saveViewRow(
  tx: Tx,
  { actor }: May,
  row: { readonly id: string; readonly name: string; readonly content: string; readonly savedAt: number },
): Promise<void> {
  const { name, content, savedAt } = row;
  await tx.db
    .insert(tx.tables.savedView)
    .values({ ...row, staffId: actor.staffId })
    .onConflictDoUpdate({ target: tx.tables.savedView.id, set: { name, content, savedAt } });
}

/** Gives up a view of one's own; says whether there was one. */
export async function dropViewRow(tx: Tx, { actor }: May, id: string): Promise<boolean> {
  const { savedView } = tx.tables;
  const gone = await tx.db
    .delete(savedView)
    .where(and(eq(savedView.id, id), eq(savedView.staffId, actor.staffId)))
    .returning({ id: savedView.id });
  return gone.length > 0;
}
