import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { CaseDraft, CaseForm, PanelState, UnsentStep } from '../../messages.ts';
import { isBlankCase } from '../../sync/blank.ts';
import { whichStep } from '../../sync/which-step.ts';
import { FormDesk } from '../forms/form-desk.svelte.ts';
import type { StudentView } from '../forms/student-desk.svelte.ts';
import { ToldDesk } from '../forms/told-desk.svelte.ts';

/** Which step is begun, and what stands in its boxes before anything is typed. */
export type StepStart = CaseForm;

const NOTHING: StepStart = { caseId: null, kind: '', day: '', filled: {} };

/** To whom and where a case was handed over, in words. */
export interface HandedTo {
  readonly worker: string;
  readonly building: string;
}

/** The same, with the day. */
export interface HandedOver extends HandedTo {
  readonly day: string;
}

/** A case that was handed over here: whose page that was, and by whom. */
interface HandOver extends HandedOver {
  readonly sisId: string;
  readonly by: string;
}

/** Whether two forms are of the same step of the same case; of what strikes a step, of the same one. */
const isSame = (a: CaseForm, b: CaseForm): boolean => whichStep(a) === whichStep(b);

/** The step of a case that is being filled in. One at a time is in the form; what is written in others is kept. */
export class CaseDesk extends ToldDesk<CaseForm, string> {
  readonly keptHeading = m.kept_step_heading;
  drafts = $state.raw<readonly CaseDraft[]>([]);
  /** One's own steps that are saved and wait to be sent. */
  unsent = $state.raw<readonly UnsentStep[]>([]);
  #start: StepStart = NOTHING;
  /** Who looks at which page. */
  #looking: Pick<HandOver, 'sisId' | 'by'> | null = null;
  #handedOver = $state.raw<HandOver | null>(null);

  override follow(state: PanelState): void {
    const { view, me } = state;
    if (view.kind === 'student') this.#looking = { sisId: view.seen.sisId ?? '', by: me?.staffId ?? '' };
    const isElsewhere = view.kind === 'student' && view.seen.sisId !== this.#handedOver?.sisId;
    if (view.kind === 'signed-out' || isElsewhere) this.#handedOver = null;
    const [drafts, unsent] = view.kind === 'student' ? [view.caseDrafts, view.unsentSteps] : [[], []];
    if (view.kind === 'student' && view.faceSheet.student.id !== this.student?.id) this.#start = NOTHING;
    this.drafts = drafts;
    this.unsent = unsent;
    super.follow(state);
    void this.#tellWhy();
  }

  /** Opens the form of a step, with what was written in it before. Another that is open is kept as a draft. */
  begin(start: StepStart): void {
    if (this.student === null) return;
    const { desk } = this;
    if (desk === null || !isSame(desk.form, start) || !desk.hasText) {
      desk?.flush();
      this.#start = start;
      const draft = this.drafts.find(({ form }) => isSame(form, start)) ?? null;
      this.desk = new FormDesk(this.workFor(this.student.id), draft, this.options);
    }
    this.desk?.start();
    void this.#tellWhy();
  }

  /** Something was filled in; the day counts too once there is more. */
  write(filled: Filled, day: string): void {
    const { desk } = this;
    if (desk === null) return;
    desk.form = { ...desk.form, filled, day };
    desk.typed();
  }

  /** Saves the step. One by which the case goes to somebody else is told of to whoever took it, once it is closed to them. */
  override async save(to: HandedTo | null = null): Promise<boolean> {
    const { desk } = this;
    const [looking, day] = [this.#looking, desk?.form.day];
    const saved = await super.save();
    if (to !== null && looking !== null && day !== undefined && desk?.sent === true)
      this.#handedOver = { ...to, ...looking, day };
    return saved;
  }

  /** What became of the case of a page that is closed to this person now; null where it went nowhere from here. */
  handedOver(sisId: string | undefined, staffId: string | undefined): HandedOver | null {
    const known = this.#handedOver;
    return known !== null && known.sisId === sisId && known.by === staffId ? known : null;
  }

  protected workFor(studentId: string) {
    const { ask } = this.options;
    const start = this.#start;
    const given = JSON.stringify(start.filled);
    // What stood in it from the beginning nobody wrote here.
    const isBlank = (form: CaseForm) => isBlankCase(form) || JSON.stringify(form.filled) === given;
    return {
      blank: (): CaseForm => ({ ...start }),
      isBlank,
      checks: async () => {
        const { checkStep, stepErrors } = await import('./case/step-check.ts');
        return {
          check: checkStep,
          errorsOf: (issues: Parameters<typeof stepErrors>[1]) => stepErrors(this.#kind, issues),
        };
      },
      keep: (form: CaseForm, textId: string) =>
        ask('case.keep', { studentId, textId, form: isBlank(form) ? { ...form, filled: {} } : form }),
      send: (form: CaseForm, textId: string) => ask('case.write', { studentId, textId, epoch: this.epoch, form }),
      drop: (textId: string) => ask('case.drop', { textId }),
    };
  }

  protected draftIn({ caseDrafts, faceSheet }: StudentView) {
    const { desk } = this;
    if (desk !== null && desk.form.kind !== '') return caseDrafts.find(({ form }) => isSame(form, desk.form)) ?? null;
    // What was begun in a case that has ended can't be saved any more; it is listed under My work.
    const open = caseDrafts.filter(({ form }) => form.caseId === null || form.caseId === faceSheet.case?.caseId);
    return open.toSorted((a, b) => a.keptAt - b.keptAt).at(-1) ?? null;
  }

  protected textOf({ filled }: CaseForm): string {
    // What was chosen is an id, a day or a number: nobody would miss these words.
    const written = Object.values(filled).filter((value) => typeof value === 'string' && !/^[a-z\d.-]*$/.test(value));
    return written.join('\n');
  }

  get #kind(): string {
    return this.desk?.form.kind ?? '';
  }

  #tellWhy(): Promise<void> {
    return this.tellWhy(this.drafts, async () => {
      const { stepErrors } = await import('./case/step-check.ts');
      return (issues) => stepErrors(this.#kind, issues);
    });
  }
}
