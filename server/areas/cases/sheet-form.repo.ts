import { like } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { lockSetting, replaceSetting, settingText } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the face sheet's form stands in the settings; each earlier version under its revision. */
const NAME = 'sheet-form';
const earlier = (rev: number): string => `${NAME}:${rev}`;

/** The form in force, as JSON; undefined while the district has not said what its face sheet asks for. */
export const sheetFormText = (q: Looker): Promise<string | undefined> => settingText(q, NAME);

/** Every form that another has replaced, as JSON, in no order. */
export async function earlierSheetForms(q: Looker, _may: Authorized<'sheet-form.edit'>): Promise<string[]> {
  const { setting } = q.tables;
  const rows = await q.db
    .select({ value: setting.value })
    .from(setting)
    .where(like(setting.name, `${NAME}:%`));
  return rows.map(({ value }) => value);
}

/** As `sheetFormText`; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export const lockSheetForm = (tx: Tx, _may: Authorized<'sheet-form.edit'>, first: string): Promise<string> =>
  lockSetting(tx, NAME, first);

/** Puts a form in force, and keeps the one that was, under its revision. */
export async function replaceSheetForm(
  tx: Tx,
  _may: Authorized<'sheet-form.edit'>,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> {
  await tx.db.insert(tx.tables.setting).values({ name: earlier(before.rev), value: before.value });
  await replaceSetting(tx, NAME, value);
}
