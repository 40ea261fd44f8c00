import { ADULT_AGE } from '../disclosures/judge.ts';
import { DEPENDENCY_PROOFS } from '../disclosures/bases-protection.ts';
import { type FieldSpec, type Filled, textAt } from '../forms/form-spec.ts';
import { choice, t } from '../forms/spec-parts.ts';

/** As what somebody sees the record (R72, R73, R167, R175). Ids are stored: never re-used. */
export const INSPECTORS = [
  choice('parent', 'Parent of a student under 18', 'Familia de un estudiante menor de 18 años'),
  choice('dependent', 'Parent of a dependent student of 18 or over', 'Familia de un estudiante adulto dependiente'),
  choice('eligible', 'The eligible student', 'El estudiante mayor de edad'),
  choice('former', 'A former student', 'Un exestudiante'),
  // R106, R138: the own record is the student's to see as well before the rights are (R72).
  choice('student', 'The student, under 18', 'El propio estudiante, menor de 18 años'),
] as const;

/** R73, R167, R175: either parent, unless evidence to the contrary is on file. */
export const AS: FieldSpec = { kind: 'choice', name: 'as', label: t('As', 'Como'), of: INSPECTORS };

/** C7: no access without it. */
export const EVIDENCE: FieldSpec = {
  kind: 'choice',
  name: 'evidence',
  label: t('Evidence of dependency', 'Prueba de dependencia'),
  hint: t(
    'Of the parent of a dependent student of 18 or over. Without it there is no access.',
    'De la familia de un estudiante adulto dependiente. Sin ella no hay acceso.',
  ),
  of: [...DEPENDENCY_PROOFS, choice('none', 'None on file', 'No consta ninguna')],
  optional: true,
};

/** What is wrong with a field, by its name and a code. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
}

/** R72, R88: from 18 the rights are the student's; a parent of such a student is one of a dependent (C7). */
export function ageFaults(filled: Filled, age: number | null): readonly FieldFault[] {
  const as = textAt(filled, 'as');
  const isAdult = age !== null && age >= ADULT_AGE;
  if (as === 'parent' && isAdult) return [{ field: 'as', code: 'adult' }];
  if (as === 'student' && isAdult) return [{ field: 'as', code: 'adult' }];
  return as === 'dependent' && !isAdult ? [{ field: 'as', code: 'not-adult' }] : [];
}

/** C7: of whoever claims a student of 18 or over it is said what shows the dependency. */
export const evidenceFaults = (filled: Filled): readonly FieldFault[] =>
  textAt(filled, 'as') === 'dependent' && textAt(filled, 'evidence') === ''
    ? [{ field: 'evidence', code: 'needed' }]
    : [];
