import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import { keptBy } from '../parts/kept.ts';

/** What stands in the boxes of a form that somebody is writing. */
export interface FormDraft {
  values: Filled;
}

/** Whether nothing is written but the day, which stands there by itself. */
const isUnwritten = ({ values: { day: _day, ...others } }: FormDraft): boolean => isBlank(others);

/** Consents that somebody is entering, by student. */
export const consentDraftsOf = keptBy({
  name: 'consent',
  idOf: (studentId: string) => studentId,
  begin: (): FormDraft => ({ values: { kind: 'general' } }),
  isBlank: ({ values: { kind: _kind, ...values } }) => isUnwritten({ values }),
});

/** Releases that somebody is entering, by consent. */
export const useDraftsOf = keptBy({
  name: 'consent-use',
  idOf: ({ consentId }: { readonly consentId: string; readonly today: string }) => consentId,
  begin: ({ today }): FormDraft => ({ values: { day: today } }),
  isBlank: isUnwritten,
});

/** Why a consent ends, as somebody is writing it, by consent. */
export const endDraftsOf = keptBy({
  name: 'consent-end',
  idOf: ({ consentId }: { readonly consentId: string }) => consentId,
  begin: (): { reason: string; note: string } => ({ reason: 'revoked', note: '' }),
  isBlank: ({ note }) => note.trim() === '',
});
