import { and, asc, desc, eq, max, type SQL, sql } from 'drizzle-orm';
import type { Authorized } from '../../../policy/index.ts';
import { forUpdate } from '../../../store/lock.ts';
import { nameInSql } from '../../../store/name-in-sql.ts';
import type { Schema } from '../../../store/schema.ts';
import type { Looker, Tx } from '../../../store/store.ts';

export type RoleMapRow = Schema['roleMap']['$inferSelect'];
export type RoleMapStatus = 'draft' | 'published' | 'superseded';

type Editing = Authorized<'mapping.edit'>;

/** A set with the names of who edited and published it. */
export interface NamedRoleMap extends RoleMapRow {
  readonly editor: string | null;
  readonly publisher: string | null;
}

/** The sets of one status, newest first. Of drafts and of published ones there is at most one. */
export async function roleMapsOf(q: Looker, status: RoleMapStatus): Promise<NamedRoleMap[]> {
  const { roleMap } = q.tables;
  return q.db
    .select({ ...columnsOf(q), editor: nameOf(q, roleMap.editedBy), publisher: nameOf(q, roleMap.publishedBy) })
    .from(roleMap)
    .where(eq(roleMap.status, status))
    .orderBy(desc(roleMap.version));
}

function columnsOf({ tables: { roleMap } }: Looker) {
  return {
    version: roleMap.version,
    status: roleMap.status,
    rows: roleMap.rows,
    regulation: roleMap.regulation,
    reason: roleMap.reason,
    rulesHash: roleMap.rulesHash,
    rev: roleMap.rev,
    editedBy: roleMap.editedBy,
    editedAt: roleMap.editedAt,
    publishedBy: roleMap.publishedBy,
    publishedAt: roleMap.publishedAt,
  };
}

function nameOf({ tables: { staff } }: Looker, id: RoleMapColumn): SQL<string | null> {
  return sql<string | null>`(SELECT ${nameInSql(staff)} FROM ${staff} WHERE ${staff.id} = ${id})`;
}

type RoleMapColumn = Schema['roleMap']['editedBy' | 'publishedBy'];

/** The highest version of any status; 0, the set the program comes with, while there is none. */
export async function latestVersion(q: Looker): Promise<number> {
  const { roleMap } = q.tables;
  const [row] = await q.db.select({ version: max(roleMap.version) }).from(roleMap);
  return Number(row?.version ?? 0);
}

/** The draft, locked until the transaction ends. */
export async function lockDraft(tx: Tx, _may: Editing): Promise<RoleMapRow | undefined> {
  const { roleMap } = tx.tables;
  const [row] = await forUpdate(tx, tx.db.select().from(roleMap).where(eq(roleMap.status, 'draft')));
  return row;
}

/** Begins an empty draft. False when somebody else began one of this version at the same time. */
export async function insertDraft(tx: Tx, { actor }: Editing, version: number): Promise<boolean> {
  const texts = { regulation: '', reason: '', rulesHash: '', rows: '[]' };
  const draft = { version, status: 'draft', rev: 0, editedBy: actor.staffId, editedAt: tx.context.at, ...texts };
  const rows = await tx.db
    .insert(tx.tables.roleMap)
    .values(draft)
    .onConflictDoNothing()
    .returning({ version: tx.tables.roleMap.version });
  return rows.length === 1;
}

/** Writes what the draft of this version says now. */
export async function setDraft(
  tx: Tx,
  { actor }: Editing,
  version: number,
  draft: { readonly rows: string; readonly rev: number },
): Promise<void> {
  const { roleMap } = tx.tables;
  await tx.db
    .update(roleMap)
    .set({ ...draft, editedBy: actor.staffId, editedAt: tx.context.at })
    .where(and(eq(roleMap.version, version), eq(roleMap.status, 'draft')));
}

/** Throws the draft away: it was never in force, and the trail has who dropped it. */
export async function deleteDraft(tx: Tx, _may: Editing): Promise<void> {
  const { roleMap } = tx.tables;
  await tx.db.delete(roleMap).where(eq(roleMap.status, 'draft'));
}

export interface Publication {
  readonly version: number;
  readonly reason: string;
  readonly regulation: string;
  readonly rulesHash: string;
  readonly rev: number;
}

/** Puts the draft in force; the set that was in force is superseded. */
export async function setPublished(
  tx: Tx,
  { actor }: Editing,
  { version, ...publication }: Publication,
): Promise<void> {
  const { roleMap } = tx.tables;
  await tx.db.update(roleMap).set({ status: 'superseded' }).where(eq(roleMap.status, 'published'));
  await tx.db
    .update(roleMap)
    .set({ ...publication, status: 'published', publishedBy: actor.staffId, publishedAt: tx.context.at })
    .where(and(eq(roleMap.version, version), eq(roleMap.status, 'draft')));
}

export type BuildingRow = Schema['building']['$inferSelect'];

/** All buildings by name, those that have closed too: a row of a set may still name them. */
export async function buildings(q: Looker): Promise<BuildingRow[]> {
  const { building } = q.tables;
  return q.db.select().from(building).orderBy(asc(building.name), asc(building.id));
}
