import { agreed, NOTICE, PROVEN } from '../disclosures/fields.ts';
import { type FieldSpec, type Filled, textAt } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { DESIGNABLE } from './items.ts';

/** For whom a list is: two kinds of recruiters (R160), and everybody else (R137). */
export const AUDIENCES = [
  choice('military', 'Military recruiters', 'Reclutamiento militar'),
  choice('college', 'College recruiters', 'Reclutamiento universitario'),
  choice('public', 'The public, or another party', 'El público u otra entidad'),
] as const;
export type Audience = (typeof AUDIENCES)[number]['id'];

/** Which of them a form is for; undefined until it is said. */
export const audienceOf = (filled: Filled): Audience | undefined =>
  AUDIENCES.find(({ id }) => id === filled['audience'])?.id;

const WHO: readonly FieldSpec[] = [
  { kind: 'day', name: 'askedOn', label: t('Asked on', 'Pedido el'), past: true },
  line('party', t('Who asks', 'Quién pide'), {
    hint: t('The person and the organization.', 'La persona y la organización.'),
    ofPeople: true,
  }),
  line('purpose', t('What for', 'Para qué')),
];

const ITEMS: FieldSpec = {
  kind: 'choices',
  name: 'items',
  label: t('Which items', 'Qué datos'),
  hint: t(
    'What the district does not hold here, such as activities, is left to whoever keeps it.',
    'Lo que el distrito no guarda aquí, como las actividades, queda a cargo de quien lo lleva.',
  ),
  of: DESIGNABLE,
};

const FORMER: FieldSpec = {
  kind: 'choice',
  name: 'who',
  label: t('Which students', 'Qué estudiantes'),
  of: [
    choice('now', 'Those who attend now', 'Quienes asisten ahora'),
    choice('all', 'Former students as well', 'También antiguos estudiantes'),
  ],
};

/** R165: what the military may do with it, and the same word for whoever else recruits. */
const FOR_PURPOSE = agreed(
  'onlyPurpose',
  'They agreed: for this purpose alone, and to nobody beyond the recruiting staff',
  'Aceptaron: solo para este fin y para nadie más que el personal de reclutamiento',
);

/**
 * What is asked of whoever wants a list. Nothing by which one student could be looked up: no number, and no name of a
 * student (R133).
 */
export function askFields(filled: Filled): readonly FieldSpec[] {
  const audience: FieldSpec = { kind: 'choice', name: 'audience', label: t('List for', 'Lista para'), of: AUDIENCES };
  const chosen = audienceOf(filled);
  if (chosen === undefined) return [audience];
  if (chosen === 'public') return [audience, ...WHO, ITEMS, FORMER, PROVEN];
  return [audience, ...WHO, PROVEN, NOTICE, FOR_PURPOSE];
}

/** Why a list is not made. */
export const DENY_FIELDS: readonly FieldSpec[] = [text('why', t('Why it is denied', 'Por qué se deniega'))];

/** Whether those who have left are asked for as well: never for recruiters (R160). */
export const asksFormer = (filled: Filled): boolean =>
  audienceOf(filled) === 'public' && textAt(filled, 'who') === 'all';
