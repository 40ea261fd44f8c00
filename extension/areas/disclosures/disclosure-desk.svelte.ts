import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { fieldsOf } from '../../../shared/areas/disclosures/release-form.ts';
import type { StudentLog } from '../../../shared/areas/disclosures/release.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import {
  checkRelease,
  type Known,
  NOTHING_KNOWN,
  releaseErrors,
} from '../../../shared/ui/disclosures/release-check.ts';
import { blankRelease, isBlankRelease, writtenIn } from '../../../shared/ui/disclosures/release-draft.ts';
import { toLocalInput } from '../../../shared/ui/local-time.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { PanelState } from '../../messages.ts';
import type { StudentView } from '../forms/student-desk.svelte.ts';
import { ToldDesk } from '../forms/told-desk.svelte.ts';
import type { DisclosureDraft, UnsentDisclosure } from './disclosure-messages.ts';

/** The entry of the disclosure log that is being written about the student whom the panel shows (R115). */
export class DisclosureDesk extends ToldDesk<ReleaseForm, string> {
  readonly keptHeading = m.dl_kept_heading;
  /** What is saved and not with the server: it may be taken back. */
  unsent = $state.raw<readonly UnsentDisclosure[]>([]);
  /** What an entry is judged by, as it was read last for this student. */
  known = $state.raw<Known>(NOTHING_KNOWN);
  #draft: DisclosureDraft | null = null;

  override follow(state: PanelState): void {
    const { view } = state;
    const shown = view.kind === 'student' ? view : null;
    if (shown !== null && shown.faceSheet.student.id !== this.student?.id) this.known = NOTHING_KNOWN;
    this.unsent = shown?.unsentDisclosures ?? [];
    this.#draft = shown?.disclosureDraft ?? null;
    super.follow(state);
    void this.#tellWhy();
  }

  /** Takes up what an entry is judged by. What was read of a student who is not shown any more is not. */
  judgeBy(read: StudentLog): void {
    if (read.student.id === this.student?.id) this.known = read;
  }

  /** Opens the form, with what was written in it before. */
  begin(): void {
    this.desk?.start();
    void this.#tellWhy();
  }

  /** Something was filled in or chosen. */
  write(form: ReleaseForm): void {
    const { desk } = this;
    if (desk === null) return;
    desk.form = form;
    desk.typed();
  }

  protected workFor(studentId: string) {
    const { ask } = this.options;
    return {
      blank: (): ReleaseForm => blankRelease(this.#today()),
      isBlank: isBlankRelease,
      checks: () =>
        Promise.resolve({
          check: (form: ReleaseForm) => checkRelease(form, this.known),
          errorsOf: (issues: readonly Issue[]) => this.#inWords(issues),
        }),
      keep: (form: ReleaseForm, textId: string) => ask('disclosure.keep', { studentId, textId, form }),
      send: (form: ReleaseForm, textId: string) =>
        ask('disclosure.record', { studentId, textId, epoch: this.epoch, form }),
      drop: (textId: string) => ask('disclosure.drop', { textId }),
    };
  }

  protected draftIn({ disclosureDraft }: StudentView) {
    return disclosureDraft;
  }

  protected textOf(form: ReleaseForm): string {
    return writtenIn(form).join('\n');
  }

  /** The server's day; until it is known, the reader's. */
  #today(): string {
    return this.known.about?.today ?? toLocalInput(this.options.now()).slice(0, 'YYYY-MM-DD'.length);
  }

  #inWords(issues: readonly Issue[]) {
    const form = this.desk?.form;
    return form === undefined ? releaseErrors(issues) : releaseErrors(issues, fieldsOf(form));
  }

  #tellWhy(): Promise<void> {
    const drafts = this.#draft === null ? [] : [this.#draft];
    return this.tellWhy(drafts, () => Promise.resolve((issues) => this.#inWords(issues)));
  }
}
