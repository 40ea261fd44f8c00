import type { ApplicationDesk } from '../../areas/access/application-desk.svelte.ts';
import type { SheetDesk } from '../../areas/cases/sheet-desk.svelte.ts';
import type { NoteDesk } from '../../areas/contacts/desk.svelte.ts';
import type { LateDesks } from './late-desks.svelte.ts';

/** What can be written in the panel. Each outlives the views, so that no text goes with one. */
export interface Desks {
  readonly notes: NoteDesk;
  readonly sheets: SheetDesk;
  readonly applications: ApplicationDesk;
  /** Of screens that are loaded when they are first opened: steps of a case, letters, the disclosure log. */
  readonly late: LateDesks;
}
