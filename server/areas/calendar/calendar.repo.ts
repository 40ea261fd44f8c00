import type { Authorized } from '../../policy/index.ts';
import { earlierSetting, earlierSettings, lockSetting, settingText, succeedSetting } from '../../store/setting.repo.ts';
import type { Looker, Tx } from '../../store/store.ts';

/** Where the district's calendar stands in the settings; each earlier version under its revision. */
const NAME = 'calendar';
type May = Authorized<'calendar.edit'>;

/** The calendar in force, as JSON; undefined while the district has said nothing. */
export const calendarText = (q: Looker): Promise<string | undefined> => settingText(q, NAME);

/** The calendar that was in force under a revision and has been replaced, as JSON. */
export const calendarTextAt = (q: Looker, rev: number): Promise<string | undefined> => earlierSetting(q, NAME, rev);

/** All that were replaced, as JSON, in no order. */
export const earlierCalendars = (q: Looker, _may: May): Promise<string[]> => earlierSettings(q, NAME);

/** As `calendarText`; until the transaction ends nobody else changes it. `first` is put where nothing stands yet. */
export const lockCalendar = (tx: Tx, _may: May, first: string): Promise<string> => lockSetting(tx, NAME, first);

/** Puts a calendar in force, and keeps the one that was, under its revision. */
export const replaceCalendar = (
  tx: Tx,
  _may: May,
  before: { readonly rev: number; readonly value: string },
  value: string,
): Promise<void> => succeedSetting(tx, NAME, before, value);
