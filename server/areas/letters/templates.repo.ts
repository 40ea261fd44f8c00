import type { Authorized } from '../../policy/index.ts';
import { earlierSetting, earlierSettings, lockSetting, settingText, succeedSetting } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the templates of letters stand in the settings; each earlier version under its revision. */
const NAME = 'letter-templates';
type May = Authorized<'letter-templates.edit'>;

/** The templates in force, as JSON; undefined while the district has not written its own. */
export const templatesText = (q: Looker): Promise<string | undefined> => settingText(q, NAME);

/** The templates that were in force under a revision and have been replaced, as JSON. */
export const templatesTextAt = (q: Looker, rev: number): Promise<string | undefined> => earlierSetting(q, NAME, rev);

/** All that were replaced, as JSON, in no order. */
export const earlierTemplates = (q: Looker, _may: May): Promise<string[]> => earlierSettings(q, NAME);

/** As `templatesText`; until the transaction ends nobody else changes them. `first` is put where nothing stands yet. */
export const lockTemplates = (tx: Tx, _may: May, first: string): Promise<string> => lockSetting(tx, NAME, first);

/** Puts templates in force, and keeps those that were, under their revision. */
export const replaceTemplates = (
  tx: Tx,
  _may: May,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> => succeedSetting(tx, NAME, before, value);
