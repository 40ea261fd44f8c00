import type { NameFlag } from '../../../shared/areas/names/flag.ts';
import type { StudentNames } from '../../../shared/areas/names/names.ts';
import type { NameForm } from '../../../shared/ui/names/name-draft.ts';
import type { Epoch } from '../../content-messages.ts';
import type { Trouble } from '../../messages.ts';

/** A step of a name update that is being written, or one that the server decided against (`why`). */
export interface NameDraft {
  textId: string;
  form: NameForm;
  keptAt: number;
  why: Trouble | null;
}

/** One that was saved and is not with the server yet. */
export interface UnsentName {
  opId: string;
  /** Which text it is, also once it is taken back. */
  textId: string;
  form: NameForm;
  savedAt: number;
}

/** What the panel asks about names and pronouns: name → [request, response]. */
export interface NameRequests {
  /** The updates about the student whom the panel shows, for whoever has a part in them. */
  'name.read': [{ studentId: string }, { ok: true; names: StudentNames } | { ok: false; why: Trouble }];
  'name.keep': [{ studentId: string; textId: string; form: NameForm }, { ok: true; at: number } | { ok: false }];
  'name.drop': [{ textId: string }, { ok: true }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'name.send': [
    { studentId: string; textId: string; epoch: Epoch; form: NameForm },
    { ok: true; waiting: boolean } | { ok: false; why: Trouble },
  ];
}

/** The port of the small frame near the student's name in the page. */
export const FLAG_PORT = 'flag';
/** What that frame shows: the name in use and the pronouns (R204), or nothing. */
export interface FlagState {
  readonly flag: Pick<NameFlag, 'name' | 'pronouns'> | null;
  readonly locale: 'en' | 'es';
}
