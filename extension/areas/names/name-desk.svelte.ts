import { m } from '../../../shared/messages/generated/messages.js';
import { checkSpec, errorsAt } from '../../../shared/ui/forms/spec-values.ts';
import {
  isBlankName,
  type NameContext,
  nameFields,
  type NameForm,
  NOTHING_AROUND,
  writtenInName,
} from '../../../shared/ui/names/name-draft.ts';
import { nameErrors } from '../../../shared/ui/names/name-words.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { PanelState } from '../../messages.ts';
import { FormDesk } from '../forms/form-desk.svelte.ts';
import type { StudentView } from '../forms/student-desk.svelte.ts';
import { ToldDesk } from '../forms/told-desk.svelte.ts';
import type { NameDraft, UnsentName } from './name-messages.ts';

const NOTHING: NameForm = { updateId: '', kind: 'asked', day: '', filled: {} };

/** What keeps a step from being taken at all has words of its own. */
const isAtField = ({ path }: Issue) => !/(^|[./])kind$/.test(path);

/** The step of a name update that is filled in about the student whom the panel shows (R193 to R206). */
export class NameDesk extends ToldDesk<NameForm, string> {
  readonly keptHeading = m.np_kept_heading;
  /** What is saved and not with the server: it may be taken back. */
  unsent = $state.raw<readonly UnsentName[]>([]);
  /** What its fields depend on, as it was read last for this student. */
  around = $state.raw<NameContext>(NOTHING_AROUND);
  #start: NameForm = NOTHING;
  #draft: NameDraft | null = null;

  override follow(state: PanelState): void {
    const { view } = state;
    const shown = view.kind === 'student' ? view : null;
    if (shown !== null && shown.faceSheet.student.id !== this.student?.id) {
      [this.around, this.#start] = [NOTHING_AROUND, NOTHING];
    }
    this.unsent = shown?.unsentNames ?? [];
    this.#draft = shown?.nameDraft ?? null;
    super.follow(state);
    void this.#tellWhy();
  }

  /** Opens the form of a step; what is written already, of whichever step, stays in it. */
  begin(start: NameForm, around: NameContext): void {
    const { desk, student } = this;
    if (desk === null || student === null) return;
    this.around = around;
    if (!desk.hasText) {
      this.#start = start;
      this.desk = new FormDesk(this.workFor(student.id), null, this.options);
    }
    this.desk?.start();
    void this.#tellWhy();
  }

  /** Something was filled in or chosen. */
  write(filled: NameForm['filled'], day: string): void {
    const { desk } = this;
    if (desk === null) return;
    desk.form = { ...desk.form, filled, day };
    desk.typed();
  }

  protected workFor(studentId: string) {
    const { ask } = this.options;
    const start = this.#start;
    return {
      blank: (): NameForm => ({ ...start }),
      isBlank: isBlankName,
      checks: () =>
        Promise.resolve({
          check: (form: NameForm) => checkSpec(nameFields(form, this.around), { ...form.filled, day: form.day }),
          errorsOf: (issues: readonly Issue[]) => this.#inWords(issues),
        }),
      keep: (form: NameForm, textId: string) => ask('name.keep', { studentId, textId, form }),
      send: (form: NameForm, textId: string) => ask('name.send', { studentId, textId, epoch: this.epoch, form }),
      drop: (textId: string) => ask('name.drop', { textId }),
    };
  }

  protected draftIn({ nameDraft }: StudentView) {
    return nameDraft;
  }

  protected textOf(form: NameForm): string {
    return writtenInName(form).join('\n');
  }

  #inWords(issues: readonly Issue[]) {
    const form = this.desk?.form ?? NOTHING;
    return { ...errorsAt(nameFields(form, this.around), issues.filter(isAtField)), ...nameErrors(issues) };
  }

  #tellWhy(): Promise<void> {
    const drafts = this.#draft === null ? [] : [this.#draft];
    return this.tellWhy(drafts, () => Promise.resolve((issues) => this.#inWords(issues)));
  }
}
