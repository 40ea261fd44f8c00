import { v7 } from 'uuid';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import type { FieldSpec, Filled } from '../../../shared/areas/forms/form-spec.ts';
import { choice, t } from '../../../shared/areas/forms/spec-parts.ts';
import { inspectorFields } from '../../../shared/areas/inspections/inspection-form.ts';
import type { FormDraft } from '../parts/form-draft.ts';
import { keptBy } from '../parts/kept.ts';

/** An entry of the Record of Inspection that somebody is writing, by student. */
export const inspectionDraftsOf = keptBy({
  name: 'inspection',
  idOf: ({ studentId }: { readonly studentId: string; readonly today: string }) => studentId,
  begin: ({ today }): FormDraft => ({ values: { day: today }, id: v7() }),
  // The day stands there by itself.
  isBlank: ({ values: { day: _day, ...others } }) => isBlank(others),
});

/** Why somebody strikes an entry, by entry. */
export const strikeDraftsOf = keptBy({
  name: 'inspection-strike',
  idOf: ({ inspectionId }: { readonly inspectionId: string }) => inspectionId,
  begin: () => ({ why: '' }),
});

/** To whom a copy is handed, as somebody is writing it, by student. */
export const copyDraftsOf = keptBy({
  name: 'copy',
  idOf: (studentId: string) => studentId,
  begin: (): FormDraft => ({ values: {}, id: v7() }),
  isBlank: ({ values }) => isBlank(values),
});

/** Which language the family reads: their choice, so nothing stands there by itself. */
const LANG: FieldSpec = {
  kind: 'choice',
  name: 'lang',
  label: t('Language of the copy', 'Idioma de la copia'),
  hint: t('As the person asks.', 'El que pida la persona.'),
  of: [choice('en', 'English', 'Inglés'), choice('es', 'Spanish', 'Español')],
};

/** What is asked before a copy is made: to whom it is handed, as what, how that was found out, in which language. */
export const copyFields = (values: Filled): readonly FieldSpec[] => [...inspectorFields(values), LANG];
