import type { Filled } from '../../../shared/areas/forms/form-spec.ts';

/** What stands in the boxes of a form that somebody is writing. */
export interface FormDraft {
  values: Filled;
  /** The id of what is entered: the same until it is kept, so that it is entered once however often it is sent. */
  id: string;
}
