import { m } from '../../../shared/messages/generated/messages.js';
import { timeOf } from '../../../shared/ui/dates.ts';
import { storeWords } from '../../../shared/ui/store-trouble.ts';
import type { Issue, StoreCode } from '../../../shared/wire/problem.ts';
import type { Trouble } from '../../messages.ts';

/** A cause in words: what happened, that nothing is lost, and what to do. */
export interface TroubleWords {
  readonly heading: string;
  readonly text: string;
  /** What to tell the administrator; null when there is nothing to look up. */
  readonly reference: string | null;
  /** Sending the same again may help. */
  readonly again: boolean;
}

/** Why the record could not be shown. `since` (epoch ms) is when it began. */
export function readTrouble(why: Trouble, since: number, locale: string): TroubleWords {
  switch (why.cause) {
    case 'offline':
      return words(m.trouble_offline_heading(), m.trouble_offline({ time: timeOf(since, { locale }) }), true);
    case 'nonsense':
      return words(m.trouble_nonsense_heading(), m.trouble_nonsense(), true);
    case 'server':
      return { ...words(m.trouble_server_heading(), m.trouble_server(), true), reference: referenceOf(why.requestId) };
    case 'store': {
      const { heading, text } = storeWords(why.what);
      return { ...words(heading, text, true), reference: referenceOf(why.requestId) };
    }
    default:
      return saveTrouble(why);
  }
}

/** Why something beside the record could not be had or done: no text is at stake, and nothing is tried by itself. */
export function besideTrouble(why: Trouble, locale: string): TroubleWords {
  const said = readTrouble(why, 0, locale);
  return why.cause === 'offline' || why.cause === 'not-allowed' ? { ...said, text: '' } : said;
}

/** Why a note was not saved, and where its text is. */
export function saveTrouble(why: Trouble): TroubleWords {
  switch (why.cause) {
    case 'offline':
      return words(m.trouble_offline_heading(), m.save_try_again(), true);
    case 'nonsense':
      return words(m.trouble_nonsense_heading(), m.save_try_again(), true);
    case 'server':
      return { ...words(m.trouble_server_heading(), m.save_try_again(), true), reference: referenceOf(why.requestId) };
    case 'store':
      return { ...storeSaveTrouble(why.what), reference: referenceOf(why.requestId) };
    case 'signed-out':
      return words(m.trouble_signed_out_heading(), m.trouble_signed_out(), false);
    case 'not-allowed':
      return words(m.trouble_not_allowed_heading(), m.trouble_not_allowed(), false);
    case 'mismatch':
      return words(m.trouble_mismatch_heading(), m.trouble_mismatch(), false);
    case 'refused':
      return words(m.trouble_refused_heading(), why.text, false);
    case 'invalid':
      return words(m.trouble_invalid_heading(), m.trouble_invalid(), false);
    case 'conflict':
      return words(m.trouble_conflict_heading(), m.trouble_conflict(), false);
    case 'too-old':
      return words(m.trouble_too_old_heading(), m.trouble_too_old(), false);
    case 'full':
      return words(m.full_heading(), m.save_full(), false);
  }
}

/** The server's issues in words, by the fields of a form. */
export type IssueWords = (issues: readonly Issue[]) => Readonly<Partial<Record<string, string>>>;

/** Why something of one's own was not accepted. `issueWords` are those of its form. */
export function reasonOf(why: Trouble, issueWords?: IssueWords): string {
  if (why.cause === 'refused') return why.text;
  const faults = why.cause === 'invalid' && issueWords ? Object.values(issueWords(why.issues)) : [];
  return faults.length > 0 ? faults.join('; ') : saveTrouble(why).heading;
}

/** What failed may have failed after the note was in: the connection was lost, or the disk broke while it was flushed. */
const UNSURE: ReadonlySet<StoreCode> = new Set(['away', 'storage-read-only']);

function storeSaveTrouble(what: StoreCode): TroubleWords {
  const { heading, text } = storeWords(what);
  return words(heading, `${UNSURE.has(what) ? m.save_unsure() : m.save_kept()} ${text}`, true);
}

function words(heading: string, text: string, again: boolean): TroubleWords {
  return { heading, text, reference: null, again };
}

function referenceOf(requestId: string): string | null {
  return requestId === '' ? null : m.reference({ id: requestId });
}
