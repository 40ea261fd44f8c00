import type { Authorized } from '../../policy/index.ts';
import { lockSetting, replaceSetting, settingText } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the committee's days stand in the settings. */
const NAME = 'committee.days';

/** What stands there, as JSON; undefined while nobody has said when the committee meets. */
export const committeeDaysText = (q: Looker): Promise<string | undefined> => settingText(q, NAME);

/** As `committeeDaysText`; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export const lockCommitteeDays = (tx: Tx, _may: Authorized<'committee.edit'>, first: string): Promise<string> =>
  lockSetting(tx, NAME, first);

export const setCommitteeDays = (tx: Tx, _may: Authorized<'committee.edit'>, value: string): Promise<void> =>
  replaceSetting(tx, NAME, value);
