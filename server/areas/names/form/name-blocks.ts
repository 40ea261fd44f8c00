import { answerText } from '../../../../shared/areas/forms/answer-text.ts';
import { type FieldSpec, type Filled, textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { GENDERS, STATEMENTS, updateFields } from '../../../../shared/areas/names/update-form.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import type { Block } from '../../../documents/paper.ts';
import type { Lang } from './form-paper.ts';

/** The parts of a name with the fields that hold them. */
const PARTS = [
  [m.nmf_first, 'currentFirst', 'first'],
  [m.nmf_middle, 'currentMiddle', 'middle'],
  [m.nmf_last, 'currentLast', 'last'],
] as const;

const IN_TABLE: readonly string[] = [...PARTS.flatMap(([, now, then]) => [now, then]), 'currentGender', 'gender'];

/** Names and gender as they are and as they are to be (R193, R198, R201). */
export function namesBlocks(form: Filled | null, lang: Lang): Block[] {
  const say = { locale: lang };
  const rows = PARTS.map(([label, now, then]) => {
    const name = label({}, say);
    return form === null ? [name, '', ''] : [name, textAt(form, now) || '–', textAt(form, then) || '–'];
  });
  return [
    { kind: 'part', text: m.nmf_names({}, say), follows: true },
    {
      kind: 'table',
      head: [m.nmf_part({}, say), m.nmf_now({}, say), m.nmf_then({}, say)],
      widths: [2, 3, 3],
      rows: form === null ? rows : [...rows, genderRow(form, lang)],
      ...(form === null && { room: true }),
    },
    ...(form === null ? genderBoxes(lang) : []),
    { kind: 'text', text: m.nmf_last_note({}, say) },
  ];
}

const genderOf = (id: string, lang: Lang): string => GENDERS.find((one) => one.id === id)?.title[lang] ?? '–';

const genderRow = (form: Filled, lang: Lang): string[] => [
  m.nmf_gender({}, { locale: lang }),
  genderOf(textAt(form, 'currentGender'), lang),
  genderOf(textAt(form, 'gender'), lang),
];

function genderBoxes(lang: Lang): Block[] {
  const items = GENDERS.map(({ title }) => title[lang]);
  return [m.nmf_gender_now, m.nmf_gender_then].map((label) => ({
    kind: 'boxes',
    label: label({}, { locale: lang }),
    items,
  }));
}

/** As if everything were answered that makes the form ask for more: whoever prints it blank may need any of it. */
const ASKS_ALL: Filled = { currentLast: 'a', last: 'b', pronouns: 'own' };

/** What else the form asks for: pronouns, what shows a last name, e-mail, household, and letters where the district says so. */
export function besidesBlocks(
  form: Filled | null,
  by: { readonly lang: Lang; readonly lettersHome: boolean },
): Block[] {
  const { lang } = by;
  const lettersHome = form === null ? by.lettersHome : 'lettersHome' in form;
  const apart = new Set([...IN_TABLE, ...STATEMENTS.map(({ name }) => name)]);
  const fields = updateFields(form ?? ASKS_ALL, { lettersHome }).filter(({ name }) => !apart.has(name));
  const heading: Block = { kind: 'part', text: m.nmf_besides({}, { locale: lang }), follows: true };
  if (form === null) return [heading, ...fields.map((field) => blankField(field, lang))];
  const answers = fields.map((field) => [field.label[lang], answerText(field, form, lang) || '–'] as const);
  return [heading, { kind: 'facts', of: answers }];
}

/** A field to be filled in by hand. */
function blankField(field: FieldSpec, lang: Lang): Block {
  const label = field.label[lang];
  if (field.kind !== 'choice') return { kind: 'lines', of: [label] };
  return { kind: 'boxes', label, items: field.of.map(({ title }) => title[lang]) };
}
