import type { Authorized } from '../../policy/index.ts';
import { earlierSettings, lockSetting, settingText, succeedSetting } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the district's word on directory information stands in the settings; each earlier version under its revision. */
const NAME = 'directory';
type May = Authorized<'directory.edit'>;

/** The policy in force, as JSON; undefined while the district has said nothing. */
export const policyText = (q: Looker): Promise<string | undefined> => settingText(q, NAME);

/** All that were replaced, as JSON, in no order. */
export const earlierPolicies = (q: Looker, _may: Authorized<'directory.list'>): Promise<string[]> =>
  earlierSettings(q, NAME);

/** As `policyText`; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export const lockPolicy = (tx: Tx, _may: May, first: string): Promise<string> => lockSetting(tx, NAME, first);

/** Puts a policy in force, and keeps the one that was, under its revision. */
export const replacePolicy = (
  tx: Tx,
  _may: May,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> => succeedSetting(tx, NAME, before, value);
