import { ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { FieldClass } from '../../../shared/access/field-classes.ts';
import { ruleOf } from '../../../shared/areas/cases/lifecycle/lifecycle.ts';
import { KIND_WORDS, OUTCOME_WORDS, PARTY_WORDS } from '../../../shared/areas/contacts/words.ts';
import type { HeldPart } from '../../../shared/areas/copies/parts.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { stepsOfStudent, type StudentStep } from '../cases/case.repo.ts';
import { readSheetForm } from '../cases/sheet-form.ts';
import { saidIn, stepTitle } from '../committee/packet/said.ts';
import { type Candidate, type Copying, factsText } from './candidate.ts';
import {
  addendaForCopy,
  contactsForCopy,
  type CopiedAddendum,
  type CopiedContact,
  sheetForCopy,
} from './record.repo.ts';

type May = Authorized<'copy.make'>;

/** What was written here about the student: face sheet, contacts with what was added, and the steps of the cases. */
export async function caseLines(q: Reader, may: May, copying: Copying): Promise<Candidate[]> {
  const contacts = await contactsForCopy(q, may);
  const added = await addendaForCopy(q, may);
  const steps = await stepsOfStudent(q, may);
  return [
    ...(await sheetLines(q, may, copying)),
    ...contacts.map((one) => contactLine(one, copying)),
    ...added.map((one) => addendumLine(one, copying)),
    ...steps.flatMap((one) => stepLines(one, copying)),
    // R35, R36: who wrote it is not told outside the house. Of each there is one name that stays out.
    ...[...contacts, ...added, ...steps].map(({ id }) => authorName(id)),
  ];
}

const authorName = (id: string): Candidate => ({
  id: `author:${id}`,
  part: 'casework',
  day: null,
  heading: '',
  text: '',
  marks: ['author-name'],
});

async function sheetLines(q: Reader, may: May, { locale, timeZone }: Copying): Promise<Candidate[]> {
  const { fields } = await readSheetForm(q);
  return (await sheetForCopy(q, may)).map(({ field, text, rev, recordedAt }) => ({
    // With the revision: what is decided of one text does not hold for the next.
    id: `sheet:${field}:${rev}`,
    part: 'casework',
    day: dayIn(timeZone, recordedAt),
    heading: fields.find(({ id }) => id === field)?.title[locale] ?? field,
    text,
    marks: [],
  }));
}

function contactLine(one: CopiedContact, { locale, timeZone }: Copying): Candidate {
  const word = (words: Readonly<Record<string, typeof KIND_WORDS.phone>>, code: string) =>
    words[code]?.({}, { locale }) ?? code;
  const heading = `${word(KIND_WORDS, one.kind)}, ${word(PARTY_WORDS, one.party)}`;
  const facts = factsText([
    [m.cp_with({}, { locale }), one.withName],
    [m.cp_outcome({}, { locale }), word(OUTCOME_WORDS, one.outcome)],
    [m.cp_by({}, { locale }), roleIn(one.authorRole, locale)],
  ]);
  return {
    id: `contact:${one.id}`,
    part: 'casework',
    day: dayIn(timeZone, one.happenedAt),
    heading,
    text: [facts, one.note].filter(Boolean).join('\n'),
    marks: one.restriction === null ? [] : ['restricted'],
  };
}

function addendumLine(one: CopiedAddendum, { locale, timeZone }: Copying): Candidate {
  return {
    id: `addendum:${one.id}`,
    part: 'casework',
    day: dayIn(timeZone, one.recordedAt),
    heading: m.cp_added({ role: roleIn(one.authorRole, locale) }, { locale }),
    text: one.note,
    marks: [],
  };
}

/** R80: a field of a step that has a class of its own stands in the part of that class. */
const PART_OF: Readonly<Partial<Record<FieldClass, HeldPart>>> = {
  academic: 'attendance',
  discipline: 'discipline',
  sped: 'sped',
};

function stepLines({ id, kind, day, filled: text, authorRole }: StudentStep, { locale }: Copying): Candidate[] {
  const filled = JSON.parse(text) as Filled;
  const fields = ruleOf(kind)?.fields ?? [];
  const classes = [...new Set(fields.map(({ fieldClass }) => fieldClass))];
  return classes.concat(classes.includes(undefined) ? [] : [undefined]).flatMap((fieldClass): Candidate[] => {
    const names = fields.filter((field) => field.fieldClass === fieldClass).map(({ name }) => name);
    const said = saidIn(kind, filled, locale, names);
    if (fieldClass !== undefined && said.length === 0) return [];
    const by: [string, string] = [m.cp_by({}, { locale }), roleIn(authorRole, locale)];
    return [
      {
        id: `step:${id}:${fieldClass ?? ''}`,
        part: fieldClass === undefined ? 'casework' : (PART_OF[fieldClass] ?? 'casework'),
        day,
        heading: stepTitle(kind, locale),
        text: factsText(fieldClass === undefined ? [...said, by] : said),
        marks: fieldClass === 'restricted' ? ['restricted'] : [],
      },
    ];
  });
}

function roleIn(role: string, locale: Copying['locale']): string {
  const titles: Readonly<Record<string, { readonly en: string; readonly es: string }>> = ROLE_TITLES;
  return titles[role]?.[locale] ?? role;
}
