import type { Authorized } from '../../policy/index.ts';
import { earlierSettings, lockSetting, settingText, succeedSetting } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the face sheet's form stands in the settings; each earlier version under its revision. */
const NAME = 'sheet-form';

/** The form in force, as JSON; undefined while the district has not said what its face sheet asks for. */
export const sheetFormText = (q: Looker): Promise<string | undefined> => settingText(q, NAME);

/** Every form that another has replaced, as JSON, in no order. */
export const earlierSheetForms = (q: Looker, _may: Authorized<'sheet-form.edit'>): Promise<string[]> =>
  earlierSettings(q, NAME);

/** As `sheetFormText`; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export const lockSheetForm = (tx: Tx, _may: Authorized<'sheet-form.edit'>, first: string): Promise<string> =>
  lockSetting(tx, NAME, first);

/** Puts a form in force, and keeps the one that was, under its revision. */
export const replaceSheetForm = (
  tx: Tx,
  _may: Authorized<'sheet-form.edit'>,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> => succeedSetting(tx, NAME, before, value);
