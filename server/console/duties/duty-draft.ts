import { v7 } from 'uuid';
import { dutyOf } from '../../../shared/areas/duties/duties.ts';
import type { DutyRow } from '../../../shared/areas/duties/duty-wire.ts';
import type { FieldSpec } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { FormDraft } from '../parts/form-draft.ts';
import { keptBy } from '../parts/kept.ts';

/** A duty of a school year, as it is entered. */
export interface DutyAt {
  readonly row: Pick<DutyRow, 'duty' | 'buildingId' | 'done'>;
  readonly year: string;
  readonly today: string;
}

/** What is entered of a duty: the day, and the duty's own fields. */
export function dutyFields(duty: string): readonly FieldSpec[] {
  const label = { en: m.dt_day({}, { locale: 'en' }), es: m.dt_day({}, { locale: 'es' }) };
  return [{ kind: 'day', name: 'day', label, past: true }, ...(dutyOf(duty)?.fields ?? [])];
}

/** Duties that somebody is entering. It begins with what was entered last, which most often still holds. */
export const dutyDraftsOf = keptBy({
  name: 'duty',
  idOf: ({ row, year }: DutyAt) => `${year} ${row.duty} ${row.buildingId ?? ''}`,
  begin: ({ row, today }): FormDraft => ({ values: { ...row.done[0]?.filled, day: today }, id: v7() }),
});
