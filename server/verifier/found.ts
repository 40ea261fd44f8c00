import type { Verdict } from '../../shared/audit/verify.ts';
import { m } from '../../shared/messages/generated/messages.js';
import { faultIn } from './fault-words.ts';

export type Locale = 'en' | 'es';

/** What became of a check. */
export type Found =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly hasKey: boolean; readonly copy?: FoundCopy }
  | { readonly kind: 'old' | 'bad-key' | 'cancelled' | 'unread' };

/** Whether a copy beside the export is the one it names: the entry's number, `other`, or `none` where it names no copy. */
export type FoundCopy = number | 'other' | 'none';

interface FoundWords {
  readonly mark: 'whole' | 'consistent' | 'broken' | 'trouble';
  readonly title: string;
  readonly lines: readonly string[];
  readonly warning?: string;
}

const TROUBLE = { old: m.vf_old, 'bad-key': m.vf_bad_key, cancelled: m.vf_cancelled, unread: m.vf_unread };

/** What the verifier says of a first line that is none. */
const NO_HEAD: readonly string[] = [m.vf_f_head, m.vf_f_line].map((text) => text({}, { locale: 'en' }));

/** The same in words: what it is, why, how far it reaches, and what it rests on. */
export function wordsOf(found: Found, locale: Locale): FoundWords {
  const how = { locale };
  if (found.kind !== 'verdict') {
    return { mark: 'trouble', title: m.vf_trouble({}, how), lines: [TROUBLE[found.kind]({}, how)] };
  }
  const { fault, whole, entries, upTo } = found.verdict;
  if (fault !== null && isNoExport(fault)) {
    return { mark: 'trouble', title: m.vf_trouble({}, how), lines: [m.vf_no_export({}, how)] };
  }
  const reach = whole ? m.vf_to({ upTo }, how) : m.vf_some({ entries, upTo }, how);
  if (fault === null) {
    const { copy } = found;
    const lines = copy === undefined ? [reach] : [copyWords(copy, locale), reach];
    const warning = found.hasKey ? {} : { warning: m.vf_no_key({}, how) };
    if (copy === 'other' || copy === 'none') {
      return { mark: 'broken', title: m.vf_copy_not({}, how), lines, ...warning };
    }
    if (found.hasKey) return { mark: 'whole', title: m.vf_whole({}, how), lines };
    // Anybody can make such a file: it is not said to be whole.
    return { mark: 'consistent', title: m.vf_consistent({}, how), lines, ...warning };
  }
  const line = m.vf_line({ line: fault.line, text: faultIn(locale, fault.text) }, how);
  const ofCopy = found.copy === undefined ? [] : [m.vf_copy_unknown({}, how)];
  const lines = [line, entries === 0 ? m.vf_none({}, how) : reach, ...ofCopy];
  const warning = found.hasKey ? {} : { warning: m.vf_no_key_broken({}, how) };
  return { mark: 'broken', title: m.vf_broken({}, how), lines, ...warning };
}

function copyWords(copy: FoundCopy, locale: Locale): string {
  if (copy === 'other') return m.vf_copy_other({}, { locale });
  return copy === 'none' ? m.vf_copy_none({}, { locale }) : m.vf_copy_is({ seq: copy }, { locale });
}

/** Whether there is no first line of an export at all: a photo or a letter is not a damaged trail. */
function isNoExport({ line, text }: NonNullable<Verdict['fault']>): boolean {
  return line === 0 || (line === 1 && NO_HEAD.includes(text));
}
