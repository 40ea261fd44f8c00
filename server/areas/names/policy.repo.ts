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
