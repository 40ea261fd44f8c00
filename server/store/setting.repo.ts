import { eq, like, sql } from 'drizzle-orm';
import { forUpdate } from './lock.ts';
import type { Looker, Tx } from './store.ts';

/*
 * What a district has set, as text by name. Who may, is asked by the repository that gives a setting its name.
 */

/** What stands there; undefined while nobody has set it. */
export async function settingText(q: Looker, name: string): Promise<string | undefined> {
  const read = q.prepared('setting.text', (db, { setting }) =>
    db
      .select({ value: setting.value })
      .from(setting)
      .where(eq(setting.name, sql.placeholder('name'))),
  );
  const [row] = await read.execute({ name });
  return row?.value;
}

/** As `settingText`; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export async function lockSetting(tx: Tx, name: string, first: string): Promise<string> {
  const { setting } = tx.tables;
  await tx.db.insert(setting).values({ name, value: first }).onConflictDoNothing();
  const [row] = await forUpdate(tx, tx.db.select({ value: setting.value }).from(setting).where(eq(setting.name, name)));
  if (row === undefined) throw new Error('A setting that was just put is not there.');
  return row.value;
}

/** Puts another text in the place of one that stands there. */
export async function replaceSetting(tx: Tx, name: string, value: string): Promise<void> {
  const { setting } = tx.tables;
  await tx.db.update(setting).set({ value }).where(eq(setting.name, name));
}

/** What stood there under a revision, before another text took its place; undefined where nothing did. */
export const earlierSetting = (q: Looker, name: string, rev: number): Promise<string | undefined> =>
  settingText(q, earlier(name, rev));

/** Every text that another has taken the place of, in no order. */
export async function earlierSettings(q: Looker, name: string): Promise<string[]> {
  const { setting } = q.tables;
  const rows = await q.db
    .select({ value: setting.value })
    .from(setting)
    .where(like(setting.name, `${name}:%`));
  return rows.map(({ value }) => value);
}

/** As `replaceSetting`, and keeps what stood there under its revision. */
export async function succeedSetting(
  tx: Tx,
  name: string,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> {
  await tx.db.insert(tx.tables.setting).values({ name: earlier(name, before.rev), value: before.value });
  await replaceSetting(tx, name, value);
}

const earlier = (name: string, rev: number): string => `${name}:${rev}`;
