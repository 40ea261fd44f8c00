import type { ContactEntry } from '../../../shared/areas/contacts/contact.ts';
import type { NoteForm, PanelState, UnsentContact } from '../../messages.ts';
import { isBlankNote } from '../../sync/blank.ts';
import { StudentDesk, type StudentView } from '../forms/student-desk.svelte.ts';
import { emptyAddendum, emptyNote, type NoteField } from './note-form.ts';

/** The note being written about the student whom the panel shows. */
export class NoteDesk extends StudentDesk<NoteForm, NoteField> {
  /** What is saved and not with the server, newest first: it may be taken back. */
  unsent = $state.raw<readonly UnsentContact[]>([]);

  override follow(state: PanelState): void {
    super.follow(state);
    this.unsent = state.view.kind === 'student' ? state.view.unsent : [];
  }

  /** Opens the form. The contact's time is when the writing starts, until the user says otherwise. */
  start(): void {
    this.desk?.start();
  }

  /** Opens the form for what is to be added to a contact; false where another text stands in it. */
  addTo(entry: ContactEntry): boolean {
    const { desk } = this;
    if (desk === null || (desk.hasText && desk.form.addsTo !== entry.id)) return false;
    desk.start();
    if (!desk.hasText) desk.form = emptyAddendum(entry);
    return true;
  }

  protected workFor(studentId: string) {
    const { ask, now } = this.options;
    return {
      blank: () => emptyNote(now()),
      isBlank: isBlankNote,
      checks: async () => {
        const { checkNote, errorsOf } = await import('./note-check.ts');
        return { check: (form: NoteForm) => checkNote(form, now()), errorsOf };
      },
      keep: (form: NoteForm, textId: string) => ask('draft.keep', { studentId, textId, form }),
      send: (form: NoteForm, textId: string) => ask('contact.add', { studentId, textId, epoch: this.epoch, form }),
      drop: (textId: string) => ask('draft.drop', { textId }),
    };
  }

  protected draftIn({ draft }: StudentView) {
    return draft;
  }

  protected textOf({ note }: NoteForm): string {
    return note;
  }
}
