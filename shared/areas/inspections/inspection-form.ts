import { DEPENDENCY_PROOFS } from '../disclosures/bases-protection.ts';
import { INSPECTABLE_PARTS } from '../disclosures/closed-parts.ts';
import { PROVEN } from '../disclosures/fields.ts';
import { choicesAt, daysAhead, type FieldSpec, type Filled, textAt } from '../forms/form-spec.ts';
import { choice, line, t, text } from '../forms/spec-parts.ts';
import { takenOutFor } from './taken-out.ts';
import { ageFaults, AS, type FieldFault } from './inspector.ts';

/** The part that holds who was given something of the record (34 CFR 99.32(c)). */
export const LOG_PART = 'disclosure-log';

/** What may be shown or handed over: nothing confidential (R143). Ids are stored: never re-used. */
export const INSPECTED_PARTS = [
  ...INSPECTABLE_PARTS,
  choice(LOG_PART, 'The disclosure log', 'El registro de divulgaciones'),
] as const;

/** Shown to be read, or a copy handed over. Ids are stored: never re-used. */
export const INSPECTED_HOW = [
  choice('shown', 'Shown', 'Se mostró'),
  choice('copy', 'Copy handed over', 'Se entregó una copia'),
] as const;

const WHO = line('who', t('Who sees or receives it', 'Quién lo ve o lo recibe'), { ofPeople: true });

/** C7: of a parent of a student of 18 or over; without it there is no access, so there is no other answer. */
const EVIDENCE_SEEN: FieldSpec = {
  kind: 'choice',
  name: 'evidence',
  label: t('Evidence of dependency', 'Prueba de dependencia'),
  of: DEPENDENCY_PROOFS,
};

/** To whom, as what, and how that was found out (R127, R167): the same of everything that is shown or handed over. */
export const inspectorFields = (filled: Filled): readonly FieldSpec[] => [
  WHO,
  AS,
  ...(textAt(filled, 'as') === 'dependent' ? [EVIDENCE_SEEN] : []),
  PROVEN,
];

/** An entry of the Record of Inspection (R181): what the form asks for, by what has been answered so far. */
export function inspectionFields(filled: Filled): readonly FieldSpec[] {
  return [
    { kind: 'day', name: 'day', label: t('Day', 'Día'), past: true },
    ...inspectorFields(filled),
    { kind: 'choice', name: 'how', label: t('How', 'Cómo'), of: INSPECTED_HOW },
    {
      kind: 'choices',
      name: 'records',
      label: t('What of the record', 'Qué parte del expediente'),
      of: INSPECTED_PARTS,
    },
    line('recordsNote', t('More exactly', 'Con más detalle'), { optional: true }),
    ...takenOut(filled),
    text('explained', t('What was explained', 'Qué se explicó'), { optional: true }),
  ];
}

/** Whether nothing but the log was shown or handed over. What proves a copy is of the log alone. */
export const isLogAlone = (filled: Filled): boolean => choicesAt(filled, 'records').every((part) => part === LOG_PART);

/** What had to be taken out first (R141, R143, R174). The log by itself holds nothing of that. */
function takenOut(filled: Filled): readonly FieldSpec[] {
  if (isLogAlone(filled)) return [];
  return takenOutFor(textAt(filled, 'as')).map(({ name, title }) => ({ kind: 'agreed', name, label: title }));
}

/** What a filled form is judged by: the server's day, and how old the student is on it; null: nobody knows. */
export interface InspectionAbout {
  readonly today: string;
  readonly age: number | null;
}

/** Everything that is wrong with a form whose fields are filled (R72, R88, R167, C7). */
export function inspectionFaults(filled: Filled, { today, age }: InspectionAbout): readonly FieldFault[] {
  const ahead = daysAhead(inspectionFields(filled), filled, today).map((field) => ({ field, code: 'future' }));
  return [...ahead, ...ageFaults(filled, age)];
}
