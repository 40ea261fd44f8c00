import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import type { OpenRequests } from '../../../shared/areas/requests/request.ts';
import type { Epoch } from '../../content-messages.ts';
import type { Trouble } from '../../messages.ts';

/** An entry being written, or one that the server decided against (`why`): its author goes on with it. */
export interface DisclosureDraft {
  textId: string;
  form: ReleaseForm;
  keptAt: number;
  why: Trouble | null;
}

/** An entry that was saved and is not with the server yet. */
export interface UnsentDisclosure {
  opId: string;
  /** Which text it is, also once it is taken back. */
  textId: string;
  form: ReleaseForm;
  savedAt: number;
}

/** What the panel asks about the disclosure log: name → [request, response]. */
export interface DisclosureRequests {
  /** What the log holds of the student whom the panel shows, and what a new entry is judged by. */
  'disclosure.read': [{ studentId: string }, { ok: true; log: StudentLog } | { ok: false; why: Trouble }];
  /** What is asked of the record of the student whom the panel shows and is not done. */
  'request.list': [{ studentId: string }, { ok: true; open: OpenRequests } | { ok: false; why: Trouble }];
  'disclosure.keep': [
    { studentId: string; textId: string; form: ReleaseForm },
    { ok: true; at: number } | { ok: false },
  ];
  'disclosure.drop': [{ textId: string }, { ok: true }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'disclosure.record': [
    { studentId: string; textId: string; epoch: Epoch; form: ReleaseForm },
    { ok: true; waiting: boolean } | { ok: false; why: Trouble },
  ];
}
