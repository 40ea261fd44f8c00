import { v7 } from 'uuid';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import type { FormDraft } from '../parts/form-draft.ts';
import { keptBy } from '../parts/kept.ts';

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
