import type { LetterForm, Letters } from '../../../shared/areas/letters/letter.ts';
import type { Epoch } from '../../content-messages.ts';
import type { Trouble } from '../../messages.ts';

/** A letter being written, or one that the server decided against (`why`): its author goes on with it. */
export interface LetterDraft {
  textId: string;
  form: LetterForm;
  keptAt: number;
  why: Trouble | null;
}

/** A letter that was saved and is not with the server yet. */
export interface UnsentLetter {
  opId: string;
  /** Which text it is, also once it is taken back. */
  textId: string;
  form: LetterForm;
  savedAt: number;
}

/** What the panel asks about letters: name → [request, response]. */
export interface LetterRequests {
  /** The letters about the student whom the panel shows, and what a new one is begun from. */
  'letter.read': [{ studentId: string }, { ok: true; letters: Letters } | { ok: false; why: Trouble }];
  'letter.keep': [{ studentId: string; textId: string; form: LetterForm }, { ok: true; at: number } | { ok: false }];
  'letter.drop': [{ textId: string }, { ok: true }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'letter.send': [
    { studentId: string; textId: string; epoch: Epoch; form: LetterForm },
    { ok: true; waiting: boolean } | { ok: false; why: Trouble },
  ];
  /** That a letter is about to be printed; nothing is printed of which the server did not take note. */
  'letter.print': [{ studentId: string; letterId: string }, { ok: true } | { ok: false; why: Trouble }];
}
