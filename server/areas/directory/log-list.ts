import { ITEMS } from '../../../shared/areas/directory/items.ts';
import { audienceOf } from '../../../shared/areas/directory/list-form.ts';
import type { RecordPart } from '../../../shared/areas/disclosures/fields.ts';
import { choiceTitle, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { Authorized, Locale } from '../../policy/index.ts';
import { authorRole } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import { type BatchEntry, insertEntries } from '../disclosures/entry.repo.ts';
import { keepReceiver } from '../disclosures/receiver.repo.ts';
import type { OnList } from './gather-list.ts';

type May = Authorized<'directory.list'>;
/** Rows of one statement: within what either engine binds. */
const ROWS_AT_ONCE = 200;

interface Logged {
  readonly filled: Filled;
  readonly items: readonly string[];
  readonly rev: number;
  readonly locale: Locale;
  /** Gives others their turn. */
  readonly rest: () => Promise<unknown>;
}

/** One entry a student who is on the list (R105; R117 note): to whom it went, what for, and which items. */
export async function logList(tx: Tx, may: May, rows: readonly OnList[], list: Logged): Promise<void> {
  const { filled, rev, locale } = list;
  const basis = audienceOf(filled) === 'public' ? 'R104' : 'R105';
  const { at } = tx.context;
  const common = { at, party: textAt(filled, 'party'), interest: textAt(filled, 'purpose'), basis, rev };
  // Before the entries, which would be found under a name that nobody folded.
  if (rows.length > 0) await keepReceiver(tx, may, common.party);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const entries: BatchEntry[] = rows.slice(from, from + ROWS_AT_ONCE).map((row) => {
      const id = tx.runtime.id();
      const { studentId, buildingId, items } = row;
      const form = JSON.stringify(entryFilled(filled, items, may.actor.asOf.day, locale));
      return {
        entry: { ...common, id, studentId, buildingId, outcome: 'released', recordedBy: may.actor.staffId },
        form: { studentId, disclosureId: id, filled: form, authorRole: authorRole(may), recordedAt: at },
      };
    });
    await insertEntries(tx, may, entries);
    await list.rest();
  }
}

/** As the log's form has it. What the two bases ask for, the request has, or the making of the list has found. */
export function entryFilled(filled: Filled, items: readonly string[], day: string, locale: Locale): Filled {
  const audience = audienceOf(filled);
  const records: RecordPart[] = ['contact', ...(items.some((one) => one !== 'name') ? (['enrollment'] as const) : [])];
  const common = {
    day,
    party: textAt(filled, 'party'),
    interest: textAt(filled, 'purpose'),
    records,
    recordsNote: items.map((id) => choiceTitle(ITEMS, id)[locale]).join(', '),
    proven: textAt(filled, 'proven'),
  };
  if (audience === 'public') return { ...common, capacity: 'other' };
  return {
    ...common,
    capacity: audience === 'military' ? 'military' : 'college-recruiter',
    askedOn: textAt(filled, 'askedOn'),
    // R160, R161: the list is of these grades, of whom nothing refused is on it, and of after the date.
    upperGrade: true,
    notRefused: true,
    noticeGiven: true,
  };
}
