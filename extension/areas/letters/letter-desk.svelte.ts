import type { LetterForm } from '../../../shared/areas/letters/letter.ts';
import { fillPlaces } from '../../../shared/areas/letters/places.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { PanelState } from '../../messages.ts';
import { isBlankLetter } from '../../sync/blank.ts';
import type { StudentView } from '../forms/student-desk.svelte.ts';
import { ToldDesk } from '../forms/told-desk.svelte.ts';
import { checkLetter, letterErrors, type LetterField } from './letter-check.ts';
import { givenWords, hasOwnWords, type Known, languageIn, templateOf, type Words } from './letter-fill.ts';
import type { LetterDraft, UnsentLetter } from './letter-messages.ts';

/** From which words a letter is written on. */
export type Choice = Partial<Pick<LetterForm, 'template' | 'lang'>>;

const NOTHING: LetterForm = {
  template: '',
  version: 0,
  lang: 'en',
  party: 'parent',
  to: '',
  way: 'mail',
  subject: '',
  body: '',
};

/** The letter being written about the student whom the panel shows (R13). */
export class LetterDesk extends ToldDesk<LetterForm, LetterField> {
  readonly keptHeading = m.pl_kept_heading;
  /** What is saved and not with the server: it may be taken back. */
  unsent = $state.raw<readonly UnsentLetter[]>([]);
  /** The templates, and what goes into their places, as they were read last for this student. */
  known = $state.raw<Known | null>(null);
  #draft: LetterDraft | null = null;

  override follow(state: PanelState): void {
    const { view } = state;
    const shown = view.kind === 'student' ? view : null;
    if (shown !== null && shown.faceSheet.student.id !== this.student?.id) this.known = null;
    this.unsent = shown?.unsentLetters ?? [];
    this.#draft = shown?.letterDraft ?? null;
    super.follow(state);
    void this.#tellWhy();
  }

  /** Opens the form, with what was written in it before. */
  begin(): void {
    this.desk?.start();
    void this.#tellWhy();
  }

  /** Whether words of the writer's own would be lost by another choice: then they are asked first. */
  replaces(choice: Choice): boolean {
    const form = this.desk?.form;
    return form !== undefined && this.#words({ ...form, ...choice }) !== undefined && hasOwnWords(this.known, form);
  }

  /** Puts the words of another template or language into the form, in place of what stands there. */
  choose(choice: Choice): void {
    const form = this.desk?.form;
    const { templates } = this.known ?? {};
    if (form === undefined || !templates) return;
    const next = { ...form, ...choice };
    const template = templateOf(this.known, next.template);
    if (template === undefined) return;
    const lang = languageIn(template, next.lang);
    this.#put({ ...next, lang, version: templates.rev, ...this.#words({ ...next, lang }) });
  }

  /** To whom it goes, being typed: words that are all the template's follow it. */
  writeTo(to: string): void {
    const form = this.desk?.form;
    if (form === undefined) return;
    const words = hasOwnWords(this.known, form) ? {} : this.#words({ ...form, to });
    this.#put({ ...form, to, ...words });
  }

  /** To whom it goes was typed: a place that is still open for it is filled, also among words of the writer's own. */
  settleTo(): void {
    const form = this.desk?.form;
    if (form === undefined || form.to.trim() === '') return;
    const parent = form.to.trim();
    const [subject, body] = [fillPlaces(form.subject, { parent }), fillPlaces(form.body, { parent })];
    if (subject !== form.subject || body !== form.body) this.#put({ ...form, subject, body });
  }

  /** Whether it goes to a parent or to the student, whose name is known. */
  chooseParty(party: LetterForm['party']): void {
    const form = this.desk?.form;
    if (form === undefined) return;
    const student = this.known?.places.student ?? this.student?.name ?? '';
    form.party = party;
    if (party === 'student' && form.to.trim() === '') this.writeTo(student);
    else if (party === 'parent' && form.to === student) this.writeTo('');
    else this.desk?.typed();
  }

  protected workFor(studentId: string) {
    const { ask } = this.options;
    const isBlank = (form: LetterForm) => isBlankLetter(form) || (form.to === '' && !hasOwnWords(this.known, form));
    return {
      blank: (): LetterForm => ({ ...NOTHING }),
      isBlank,
      checks: () =>
        Promise.resolve({ check: checkLetter, errorsOf: (issues: readonly Issue[]) => this.#inWords(issues) }),
      keep: (form: LetterForm, textId: string) =>
        ask('letter.keep', { studentId, textId, form: isBlank(form) ? { ...form, subject: '', body: '' } : form }),
      send: (form: LetterForm, textId: string) => ask('letter.send', { studentId, textId, epoch: this.epoch, form }),
      drop: (textId: string) => ask('letter.drop', { textId }),
    };
  }

  protected draftIn({ letterDraft }: StudentView) {
    return letterDraft;
  }

  protected textOf({ subject, body }: LetterForm): string {
    return `${subject}\n\n${body}`;
  }

  #words(form: LetterForm): Words | undefined {
    const template = templateOf(this.known, form.template);
    return template && givenWords(this.known, { ...form, lang: languageIn(template, form.lang) });
  }

  #put(form: LetterForm): void {
    if (this.desk === null) return;
    this.desk.form = form;
    this.desk.typed();
  }

  #inWords(issues: readonly Issue[]) {
    return letterErrors(issues, this.desk?.form ?? NOTHING);
  }

  #tellWhy(): Promise<void> {
    const drafts = this.#draft === null ? [] : [this.#draft];
    return this.tellWhy(drafts, () => Promise.resolve((issues) => this.#inWords(issues)));
  }
}
