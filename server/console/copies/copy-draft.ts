import { v7 } from 'uuid';
import type { Copy } from '../../../shared/areas/copies/copy.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { blankRelease, isBlankRelease } from '../../../shared/ui/disclosures/release-draft.ts';
import { keptBy } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';

/** For whom somebody is about to give out a copy, on the way from another page. Nothing that was typed. */
export const copyBeginningsOf = keptBy({
  name: 'copy-beginning',
  idOf: () => '',
  begin: (): { student: Picked | null } => ({ student: null }),
  isBlank: () => true,
});

/** Who asks, as somebody writes it; the ids are the same until the copy is begun, so that it is begun once. */
export interface AskDraft {
  copyId: string;
  stepId: string;
  form: ReleaseForm;
  /** Of a copy under a written consent; empty while none is chosen. */
  consentId: string;
}

/** A copy of which nothing is kept yet, by student; of one that is begun, what somebody changes about who asks. */
export const askDraftsOf = keptBy({
  name: 'copy-asked',
  idOf: ({ studentId, copy }: AskSubject) => `${studentId} ${copy?.copyId ?? 'new'}`,
  begin: ({ copy, today }): AskDraft => ({
    copyId: copy?.copyId ?? v7(),
    stepId: v7(),
    // A copy is something given: what becomes of it is no question.
    form: copy?.form ?? { ...blankRelease(today), outcome: 'released' },
    consentId: copy?.consentId ?? '',
  }),
  isBlank: ({ form }) => isBlankRelease(form),
});

export interface AskSubject {
  readonly studentId: string;
  readonly copy: Pick<Copy, 'copyId' | 'form' | 'consentId'> | null;
  readonly today: string;
}

/** What is written beside a copy: words for whoever made it, and the conditions as they are met. */
interface CopyNotes {
  /** Reasons for what stays, by place. */
  whys: Record<string, string>;
  words: string;
  back: string;
  met: Filled;
  entryId: string;
}

/** The notes beside a copy, kept until it is handed over. */
export const copyNotesOf = keptBy({
  name: 'copy-notes',
  idOf: ({ copyId }: Pick<Copy, 'copyId'>) => copyId,
  begin: (): CopyNotes => ({ whys: {}, words: '', back: '', met: {}, entryId: v7() }),
  isBlank: ({ whys, words, back, met }) =>
    words === '' && back === '' && Object.keys(met).length === 0 && Object.values(whys).every((why) => why === ''),
});
