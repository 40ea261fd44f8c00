import { v7 } from 'uuid';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import { keptBy } from '../parts/kept.ts';

/** What stands in the boxes of a form that somebody is writing. */
export interface FormDraft {
  values: Filled;
  /** The id of what is entered: the same until it is kept, so that it is entered once however often it is sent. */
  id: string;
}

/** Whether nothing is written but the day, which stands there by itself. */
const isUnwritten = ({ values: { day: _day, ...others } }: Pick<FormDraft, 'values'>): boolean => isBlank(others);

/** Consents that somebody is entering, by student. */
export const consentDraftsOf = keptBy({
  name: 'consent',
  idOf: (studentId: string) => studentId,
  begin: (): FormDraft => ({ values: { kind: 'general' }, id: v7() }),
  isBlank: ({ values: { kind: _kind, ...values } }) => isUnwritten({ values }),
});

/** Releases that somebody is entering, by consent. */
export const useDraftsOf = keptBy({
  name: 'consent-use',
  idOf: ({ consentId }: { readonly consentId: string; readonly today: string }) => consentId,
  begin: ({ today }): FormDraft => ({ values: { day: today }, id: v7() }),
  isBlank: isUnwritten,
});

/** Why a consent ends, as somebody is writing it, by consent. */
export const endDraftsOf = keptBy({
  name: 'consent-end',
  idOf: ({ consentId }: { readonly consentId: string }) => consentId,
  begin: (): { reason: string; note: string } => ({ reason: 'revoked', note: '' }),
  isBlank: ({ note }) => note.trim() === '',
});
