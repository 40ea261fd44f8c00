import type { SheetChange, SheetField } from '../../../shared/areas/cases/sheet.ts';
import { askedUnder, readingOrder } from '../../../shared/areas/cases/sheet-fields.ts';
import type { AskedField, FaceSheetForm } from '../../../shared/areas/cases/sheet-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { sheetTitle } from '../../../shared/ui/sheet-words.ts';
import type { PanelState, SheetForm } from '../../messages.ts';
import { isBlankSheet } from '../../sync/blank.ts';
import type { FormErrors } from '../forms/form-desk.svelte.ts';
import { StudentDesk, type StudentView } from '../forms/student-desk.svelte.ts';

/** A field that somebody else changed while it was written here. */
export interface TwoTexts {
  readonly field: string;
  readonly mine: string;
  readonly theirs: SheetField;
}

/**
 * The face sheet being changed: only the fields that differ from what is recorded, each with the revision its writer
 * had before them. Where somebody else was faster both texts stay until the writer has chosen.
 */
export class SheetDesk extends StudentDesk<SheetForm, string> {
  /** Each field as it is recorded, as far as is known here. */
  now = $state.raw<Partial<Record<string, SheetField>>>({});
  /** One's own texts that gave way to another's: they come back at a press while the form is open. */
  setAside = $state.raw<Partial<Record<string, SheetChange>>>({});
  /** The others' texts that one's own replaces when it is saved: to be read while one goes on writing. */
  replaced = $state.raw<Partial<Record<string, SheetField>>>({});
  /** One's own that is saved and waits to be sent: the writer goes on from it. */
  unsent = $state.raw<readonly SheetChange[]>([]);
  /** The field being written: its box stays as it is until the writer leaves it or saves. */
  held = $state<string | null>(null);
  readonly conflicts = $derived<readonly TwoTexts[]>(this.#conflicts().filter(({ field }) => field !== this.held));
  /** What the district's face sheet asks for, as the server last said: it outlasts a session, as the text does. */
  layout = $state.raw<Pick<FaceSheetForm, 'fields'>>({ fields: [] });
  #student: string | null = null;
  /** The waiting texts from which one's own changes went on. */
  #from: Partial<Record<string, string | undefined>> = {};

  override follow(state: PanelState): void {
    super.follow(state);
    const id = this.student?.id ?? null;
    if (id !== this.#student) {
      this.now = {};
      this.#forget();
      this.#student = id;
    }
    const { view } = state;
    this.unsent = view.kind === 'student' ? view.unsentSheet : [];
    if (view.kind !== 'student') return;
    this.layout = view.faceSheet.sheetForm ?? this.layout;
    this.#learn(view.faceSheet.sheet ?? [], view.faceSheet.rev);
  }

  /** A field's title in the reader's language. */
  title(field: string): string {
    return sheetTitle(this.layout, field);
  }

  /** What is asked for under an id; undefined where nothing is, or not any more. */
  asks(field: string): AskedField | undefined {
    return askedUnder(this.layout, field);
  }

  /** The ids of all fields in their order; those of `written` that are not asked for any more come last. */
  order(written: readonly { readonly field: string }[]): readonly string[] {
    return readingOrder(
      this.layout,
      written.map(({ field }) => field),
    );
  }

  /** Whether something was written here in a field. */
  changes(field: string): boolean {
    return this.#change(field) !== undefined;
  }

  /** What was written here in a field is given up. */
  leave(field: string): void {
    this.#settle(field, null);
  }

  /** What the writer saved last in a field, while it waits to be sent. */
  waiting(field: string): SheetChange | undefined {
    return this.unsent.findLast((change) => change.field === field);
  }

  /** What stands in a field's box. */
  text(field: string): string {
    return this.#change(field)?.text ?? this.waiting(field)?.text ?? this.now[field]?.text ?? '';
  }

  /** The user wrote in a field. What is there already is no change. */
  write(field: string, text: string): void {
    const [change, waiting] = [this.#change(field), this.waiting(field)];
    const there = waiting?.text ?? this.now[field]?.text ?? '';
    const baseRev = change?.baseRev ?? waiting?.baseRev ?? this.now[field]?.rev ?? 0;
    if (!change) this.#from[field] = waiting?.text;
    this.#replace(field, text === there ? null : { field, text, baseRev });
    this.desk?.typed();
  }

  /** One's own text goes on from the other's, which it replaces when it is saved. */
  keepMine(field: string): void {
    const change = this.#change(field);
    if (change) this.#goOnFrom(change);
  }

  /** The other's text stays; one's own is set aside. */
  takeTheirs(field: string): void {
    const change = this.#change(field);
    if (!change) return;
    this.setAside = { ...this.setAside, [field]: { ...change } };
    this.#settle(field, null);
  }

  /** One's own text that was set aside is in its field again, and is chosen. */
  bringBack(field: string): void {
    const change = this.setAside[field];
    if (change) this.#goOnFrom(change);
    this.setAside = { ...this.setAside, [field]: undefined };
  }

  override async save(): Promise<boolean> {
    const saved = await this.#send();
    if (saved) this.#forget();
    return saved;
  }

  override drop(): void {
    super.drop();
    this.#forget();
  }

  protected workFor(studentId: string) {
    const { ask } = this.options;
    return {
      blank: (): SheetForm => ({ fields: [] }),
      isBlank: isBlankSheet,
      checks: async () => {
        const { checkSheet, errorsOf } = await import('./sheet-check.ts');
        return { check: (form: SheetForm) => ({ ...checkSheet(form, this.layout), ...this.#unsettled() }), errorsOf };
      },
      keep: (form: SheetForm, textId: string) => ask('sheet.keep', { studentId, textId, form }),
      send: (form: SheetForm, textId: string) => ask('sheet.write', { studentId, textId, epoch: this.epoch, form }),
      drop: (textId: string) => ask('sheet.drop', { textId }),
    };
  }

  protected draftIn({ sheetDraft }: StudentView) {
    return sheetDraft;
  }

  protected textOf({ fields }: SheetForm): string {
    return fields.map(({ field, text }) => `${this.title(field)}: ${text}`).join('\n');
  }

  async #send(): Promise<boolean> {
    this.held = null;
    if (await super.save()) return true;
    const why = this.desk?.trouble;
    if (why?.cause !== 'conflict') return false;
    this.#learn(why.fields);
    // What was empty before and is empty now is nobody's text: there is nothing to choose.
    return this.conflicts.length === 0 && this.desk?.hasText === true ? super.save() : false;
  }

  #conflicts(): TwoTexts[] {
    const changes = this.desk?.form.fields ?? [];
    return this.order(changes).flatMap((field) => {
      const [change, theirs] = [this.#change(field), this.now[field]];
      if (!change || !theirs || theirs.rev === change.baseRev) return [];
      return [{ field, mine: change.text, theirs }];
    });
  }

  #unsettled(): FormErrors<string> {
    return Object.fromEntries(this.#conflicts().map(({ field }) => [field, m.sheet_choose()]));
  }

  /** Takes up what is recorded now. `upTo`: the revision up to which the fields are all there are. */
  #learn(fields: readonly SheetField[], upTo = -1): void {
    const known = Object.values(this.now).flatMap((one) => (one !== undefined && one.rev > upTo ? [one] : []));
    const newest = [...known, ...fields].toSorted((a, b) => a.rev - b.rev);
    this.now = Object.fromEntries(newest.map((field) => [field.field, field]));
    for (const { field, text, baseRev } of this.desk?.form.fields ?? []) {
      const theirs = this.now[field];
      if (theirs === undefined || theirs.rev === baseRev) continue;
      const goesOn = theirs.author.own && theirs.text === this.#from[field];
      if (goesOn) this.#replace(field, { field, text, baseRev: theirs.rev });
      else if (theirs.text === text && !this.waiting(field)) this.#replace(field, null);
      else if (theirs.text === '' && baseRev === 0) this.#replace(field, { field, text, baseRev: theirs.rev });
    }
  }

  #forget(): void {
    this.setAside = {};
    this.replaced = {};
    this.#from = {};
  }

  #goOnFrom(change: SheetChange): void {
    const theirs = this.now[change.field];
    this.replaced = { ...this.replaced, [change.field]: theirs };
    this.#settle(change.field, { ...change, baseRev: theirs?.rev ?? 0 });
  }

  #settle(field: string, change: SheetChange | null): void {
    this.#replace(field, change);
    const { desk } = this;
    if (desk === null) return;
    if (desk.trouble?.cause === 'conflict' && this.conflicts.length === 0) desk.trouble = null;
    desk.typed();
  }

  #change(field: string): SheetChange | undefined {
    return this.desk?.form.fields.find((change) => change.field === field);
  }

  #replace(field: string, change: SheetChange | null): void {
    if (this.desk === null) return;
    const others = this.desk.form.fields.filter((one) => one.field !== field);
    this.desk.form = { fields: change === null ? others : [...others, change] };
  }
}
