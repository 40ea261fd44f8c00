import { basisOf } from '../../../shared/areas/disclosures/bases.ts';
import { type CopyRow, familyCopy } from '../../../shared/areas/disclosures/copy/family-copy.ts';
import { ASKED_FIELDS } from '../../../shared/areas/disclosures/fields.ts';
import { fieldsOf } from '../../../shared/areas/disclosures/release-form.ts';
import { answerText } from '../../../shared/areas/forms/answer-text.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { correctionsOf, entriesOf } from '../disclosures/entry.repo.ts';
import { toEntry } from '../disclosures/log-entry.ts';
import { type Candidate, type Copying, factsText } from './candidate.ts';

/** What the family is told of an entry besides what was asked: further parties, and the threat (R116, R118, R119). */
const TOLD = ['further', 'onwardBy', 'threat', 'deniedWhy'];
/** R141: what shows that a parent claims the student on a tax return is about the parent's money. */
const FINANCIAL = 'evidence';

/**
 * The disclosure log as the family may inspect it (34 CFR 99.32(c)): the entries that stand, as in the copy of the log
 * alone (R117, R120). One that somebody found wrong may be about another student. Sealed releases stand in another book.
 */
export async function logLines(q: Reader, may: Authorized<'copy.make'>, copying: Copying): Promise<Candidate[]> {
  const corrections = new Map((await correctionsOf(q, may)).map((one) => [one.disclosureId, one]));
  const reader = { staffId: may.actor.staffId, locale: copying.locale };
  const entries = (await entriesOf(q, may)).map((row) => toEntry(row, corrections.get(row.id), reader));
  return familyCopy({ entries, releases: [], inspections: 0 }, 'log').rows.flatMap((row) => rowLines(row, copying));
}

function rowLines({ id, at, form, corrects }: CopyRow, { locale, timeZone }: Copying): Candidate[] {
  const said = (names: (name: string) => boolean) =>
    fieldsOf(form)
      .filter(({ name }) => names(name))
      .map((field): [string, string] => [field.label[locale], answerText(field, form.filled, locale)]);
  const asked = new Set(ASKED_FIELDS.map(({ name }) => name));
  const basis = basisOf(form.basis)?.title[locale] ?? '';
  const outcome = form.outcome === 'released' ? m.dl_released({}, { locale }) : m.dl_denied({}, { locale });
  const common = { part: 'log', day: dayIn(timeZone, at), heading: outcome } as const;
  const facts = factsText([
    ...said((name) => name !== 'day' && (asked.has(name) || TOLD.includes(name))),
    [m.cp_basis({}, { locale }), basis],
  ]);
  const text = [facts, ...corrects.map((why) => m.fc_paper_corrects({ why }, { locale }))].join('\n');
  const proof = factsText(said((name) => name === FINANCIAL));
  return [
    { ...common, id: `log:${id}`, text, marks: ['log'] },
    ...(proof === '' ? [] : [{ ...common, id: `log:${id}:proof`, text: proof, marks: ['log', 'financial'] } as const]),
  ];
}
