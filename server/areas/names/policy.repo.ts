import { inArray, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { earlierSettings, lockSetting, settingText, succeedSetting } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the district's word on names stands in the settings; each earlier version under its revision. */
const NAME = 'names';
type May = Authorized<'names.edit'>;

/** Every version that was entered, as JSON, the newest first and the others in no order. */
export async function namePolicyTexts(q: Looker): Promise<string[]> {
  const newest = await settingText(q, NAME);
  return newest === undefined ? [] : [newest, ...(await earlierSettings(q, NAME))];
}

/** The newest version; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export const lockNamePolicy = (tx: Tx, _may: May, first: string): Promise<string> => lockSetting(tx, NAME, first);

/** Puts another version in its place, and keeps the one that was, under its revision. */
export const replaceNamePolicy = (
  tx: Tx,
  _may: May,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> => succeedSetting(tx, NAME, before, value);

/**
 * Notes under the revision of a new version, for everybody who holds one of them, that the students with an approved
 * update that stands may be called otherwise now.
 */
export async function noteNamedAnew(tx: Tx, _may: May, rev: number): Promise<void> {
  const { change, nameUpdate } = tx.tables;
  const named = tx.db
    .select({
      studentId: nameUpdate.studentId,
      rev: sql<number>`cast(${rev} AS bigint)`.as('rev'),
      kind: sql<string>`'name'`.as('kind'),
      rowId: sql<string>`max(${nameUpdate.id})`.as('row_id'),
    })
    .from(nameUpdate)
    .where(inArray(nameUpdate.state, ['approved', 'done']))
    .groupBy(nameUpdate.studentId);
  await tx.db.insert(change).select(named);
}
