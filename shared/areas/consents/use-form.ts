import { NOTICE, PROVEN, RECORD_PARTS } from '../disclosures/fields.ts';
import { choicesAt, type FieldSpec, type Filled } from '../forms/form-spec.ts';
import { choice, line, t } from '../forms/spec-parts.ts';

/** What a release under a consent asks for: to whom and what for, the consent says. */
export function useFields(consent: Filled): readonly FieldSpec[] {
  const allowed = choicesAt(consent, 'records');
  return [
    { kind: 'day', name: 'day', label: t('Day', 'Día'), past: true },
    {
      kind: 'choices',
      name: 'records',
      // R84a: nothing that the consent does not name.
      label: t('Which records were given', 'Qué documentos se entregaron'),
      of: RECORD_PARTS.filter(({ id }) => allowed.includes(id)),
    },
    line('given', t('Exactly what', 'Qué exactamente'), { optional: true }),
    PROVEN,
    NOTICE,
    {
      kind: 'choices',
      name: 'copyTo',
      // R85
      label: t('A copy of it went to', 'Se entregó copia a'),
      of: [
        choice('parent', 'The parent, who asked for it', 'La familia, que la pidió'),
        choice('student', 'The student', 'El estudiante'),
      ],
      optional: true,
    },
  ];
}
