import type { FieldClass } from '../../access/field-classes.ts';
import type { Choice } from '../forms/form-spec.ts';
import { choicesAt } from '../forms/form-spec.ts';
import { choice } from '../forms/spec-parts.ts';
import type { ReleaseForm } from '../disclosures/release-form.ts';
import type { RecordPart } from '../disclosures/fields.ts';

/** The parts of a record that are kept here, and so can be put into a copy. Ids are stored: never re-used. */
export const HELD_PARTS = [
  choice('contact', 'Name, birth date, school', 'Nombre, fecha de nacimiento, escuela'),
  choice('enrollment', 'Enrollment', 'Inscripción'),
  choice('attendance', 'Attendance', 'Asistencia'),
  choice('discipline', 'Discipline', 'Disciplina'),
  choice('casework', 'Casework and face sheet', 'Trabajo de caso y hoja del estudiante'),
  choice('sped', 'Special education or Section 504', 'Educación especial o Sección 504'),
  choice('log', 'The disclosure log', 'El registro de divulgaciones'),
] as const satisfies readonly Choice[];

export type HeldPart = (typeof HELD_PARTS)[number]['id'];
export const HELD_PART_IDS: readonly HeldPart[] = HELD_PARTS.map(({ id }) => id);

/** R80, R124: the class of what a part holds. It keeps it in the receiver's hands. */
export const PART_CLASS: Readonly<Record<HeldPart, FieldClass>> = {
  contact: 'directory',
  enrollment: 'directory',
  attendance: 'academic',
  discipline: 'discipline',
  casework: 'casework',
  sped: 'sped',
  log: 'disclosure',
};

/** What was asked for in words of its own, or as a whole, may be any of it. */
const ANYTHING: readonly RecordPart[] = ['whole', 'other'];

/** Whether a part is among what was asked for (R115: the log says which records): nothing else is given. */
export function isAskedFor(part: string, records: readonly string[]): boolean {
  return records.includes(part) || ANYTHING.some((one) => records.includes(one));
}

/** R119, 34 CFR 99.32(c): who inspects the log. A parent to whom something is given for another reason does not. */
const LOG_OPENS: readonly string[] = ['R106', 'R100'];

/** The parts that were not asked for, or are not this receiver's to have, and may not go in (R115, R119, R187). */
export const partsBeyond = (
  parts: readonly string[],
  { basis, filled }: Pick<ReleaseForm, 'basis' | 'filled'>,
): readonly string[] =>
  parts.filter(
    (part) => !isAskedFor(part, choicesAt(filled, 'records')) || (part === 'log' && !LOG_OPENS.includes(basis)),
  );

/** What was asked for, of what is kept here: with this a choice begins. */
export const partsAsked = (records: readonly string[]): readonly HeldPart[] =>
  HELD_PART_IDS.filter((part) => records.includes(part) || (records.includes('whole') && part !== 'log'));
