import { m } from '../../../shared/messages/generated/messages.js';
import type { StoreCode } from '../../../shared/wire/problem.ts';
import { saveTrouble, type TroubleWords } from '../../entrypoints/panel/trouble.ts';
import type { Trouble } from '../../messages.ts';

/** Causes after which the server may have taken it all the same: only its answer was lost. */
const UNSURE = new Set<Trouble['cause']>(['offline', 'server']);
const UNSURE_STORE = new Set<StoreCode>(['away', 'storage-read-only']);

/** Why what was written was not taken: what happened, where the text is, and what to do. */
export function formTrouble(why: Trouble): TroubleWords {
  const said = saveTrouble(why);
  if (why.cause === 'invalid') return { ...said, heading: m.form_invalid_heading(), text: m.issue_form_other() };
  if (!said.again) return said;
  const unsure = why.cause === 'store' ? UNSURE_STORE.has(why.what) : UNSURE.has(why.cause);
  return { ...said, text: unsure ? m.form_unsure() : m.form_unsent() };
}
