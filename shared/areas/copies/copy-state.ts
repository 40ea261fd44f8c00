import { textAt } from '../forms/form-spec.ts';
import { basisOf } from '../disclosures/bases.ts';
import type { ReleaseForm } from '../disclosures/release-form.ts';
import { decisionsNow, lostPlaces } from './decisions-now.ts';
import { partsBeyond } from './parts.ts';
import { type Decision, type Hit, type Line, openHits } from './redact.ts';

/** What was put together in one moment, and stays as it was then. */
export interface Chosen {
  /** For whom it was put together: what stays out hangs on it. */
  readonly capacity: string;
  readonly parts: readonly string[];
  readonly lang: 'en' | 'es';
  readonly lines: readonly Line[];
  readonly hits: readonly Hit[];
  /** How much stays out, by the exclusion. */
  readonly leftOut: readonly { readonly id: string; readonly count: number }[];
}

/** The file was set: its SHA-256, what it was set of, and the moment and the names that it says. */
export interface MadeFile {
  readonly kind: 'made';
  readonly sha256: string;
  readonly hash: string;
  readonly at: number;
  /** Absent of a file that was set before names were kept with it. */
  readonly names?: { readonly student: string; readonly by: string };
}

/** What somebody did to a copy. */
export type CopyAct =
  /** Which consent allows it: of a copy under a written one (R83). */
  | { readonly kind: 'asked'; readonly form: ReleaseForm; readonly consentId?: string | undefined }
  | ({ readonly kind: 'chosen' } & Chosen)
  | { readonly kind: 'decided'; readonly decisions: readonly Decision[] }
  | { readonly kind: 'sent' }
  /** Of the very contents that were looked at, by their hash. */
  | { readonly kind: 'approved'; readonly hash: string }
  | { readonly kind: 'back'; readonly words: string }
  | MadeFile
  | {
      readonly kind: 'handed';
      readonly form: ReleaseForm;
      readonly sha256: string;
      /** The log's entry of it; of what the family gets, that of the Record of Inspection; else the consent's. */
      readonly entryId: string;
    }
  | { readonly kind: 'dropped' };

export type TakenCopyStep = CopyAct & { readonly authorId: string };

/** `making` until it is sent to a second person, `review` while it waits for one. */
export const COPY_STATES = ['making', 'review', 'ready', 'handed', 'dropped'] as const;
export type CopyStateName = (typeof COPY_STATES)[number];

/** A copy as its steps make it. Nothing of it is stored but the steps. */
export interface CopyState {
  readonly form: ReleaseForm;
  /** Null where no consent is needed. */
  readonly consentId: string | null;
  readonly chosen: Chosen | null;
  readonly decisions: readonly Decision[];
  readonly open: readonly Hit[];
  /** Whether a second person has to look at it before it leaves. */
  readonly reviewed: boolean;
  readonly name: CopyStateName;
  /** What whoever looked at it asks to be changed; null once it is sent anew, or where it was not sent back. */
  readonly back: string | null;
  /** The contents that somebody else approved; others have to be looked at anew. */
  readonly approved: string | null;
  readonly made: MadeFile | null;
  readonly handed: Extract<CopyAct, { kind: 'handed' }> | null;
  /** Who had a part in making it: none of them reviews it. */
  readonly makers: ReadonlySet<string>;
}

/** Whoever takes one of these has a part in the copy, and reviews it not. */
export const MAKING: readonly CopyAct['kind'][] = ['asked', 'chosen', 'decided', 'sent'];
const CHANGES: readonly CopyAct['kind'][] = ['asked', 'chosen', 'decided'];

/** A release to the parent or the student: no entry of the log, and no notice (R106, R117, R125). */
export const isToFamily = ({ basis }: Pick<ReleaseForm, 'basis'>): boolean => basis === 'R106';

/**
 * Whether a second person has to look at it: always before it leaves the family, and where anybody else was named or
 * anything was taken out (ux.md 7).
 */
export const needsReview = (form: ReleaseForm, hits: readonly Hit[], decisions: readonly Decision[]): boolean =>
  !isToFamily(form) || hits.length > 0 || decisions.some(({ act }) => act !== 'keep');

/** What the steps of a copy make of it; they come in their order, the first is who asks. */
export function copyState(steps: readonly TakenCopyStep[]): CopyState {
  const { form, consentId } = last(steps, 'asked') ?? { form: { outcome: 'released', basis: '', filled: {} } };
  const together = chosenFor(form, last(steps, 'chosen'));
  const hits = [...(together?.hits ?? []), ...lostPlaces(steps, together)];
  const chosen = together && { ...together, hits };
  const decisions = decisionsNow(steps, chosen);
  const reviewed = needsReview(form, hits, decisions);
  const changedAt = steps.findLastIndex(({ kind }) => CHANGES.includes(kind));
  const later = steps.slice(changedAt + 1);
  const reviewStep = later.findLast(({ kind }) => kind === 'sent' || kind === 'approved' || kind === 'back');
  const handed = last(steps, 'handed') ?? null;
  const whole = steps.findLast(({ kind }) => kind === 'back' || kind === 'sent');
  return {
    form,
    consentId: consentId ?? null,
    chosen,
    decisions,
    open: openHits(hits, decisions),
    reviewed,
    name: nameOf(steps, { handed: handed !== null, reviewStep: reviewStep?.kind }),
    back: whole?.kind === 'back' ? whole.words : null,
    approved: reviewStep?.kind === 'approved' ? reviewStep.hash : null,
    made: last(later, 'made') ?? null,
    handed,
    makers: new Set(steps.filter(({ kind }) => MAKING.includes(kind)).map(({ authorId }) => authorId)),
  };
}

/** What was put together holds as long as the same person asks for it: for another one other things stay out. */
function chosenFor(form: ReleaseForm, chosen: Chosen | undefined): Chosen | null {
  if (chosen === undefined || chosen.capacity !== capacityOf(form)) return null;
  return partsBeyond(chosen.parts, form).length === 0 ? chosen : null;
}

function nameOf(
  steps: readonly TakenCopyStep[],
  { handed, reviewStep }: { readonly handed: boolean; readonly reviewStep: CopyAct['kind'] | undefined },
): CopyStateName {
  if (handed) return 'handed';
  if (steps.some(({ kind }) => kind === 'dropped')) return 'dropped';
  if (reviewStep === 'sent') return 'review';
  return reviewStep === 'approved' ? 'ready' : 'making';
}

function last<K extends CopyAct['kind']>(
  steps: readonly TakenCopyStep[],
  kind: K,
): (Extract<CopyAct, { kind: K }> & { readonly authorId: string }) | undefined {
  return steps.findLast((one): one is Extract<CopyAct, { kind: K }> & { authorId: string } => one.kind === kind);
}

/** Why something can't be done to a copy now. */
export type CopyHindrance =
  'over' | 'nothing-chosen' | 'undecided' | 'not-sent' | 'own-copy' | 'other-contents' | 'not-approved' | 'not-made';

/** What stands in the way of a step by this person; `hash` is that of the contents as they are. */
export function hindranceOf(
  state: CopyState,
  act: Pick<CopyAct, 'kind'> & { readonly hash?: string },
  { staffId, hash }: { readonly staffId: string; readonly hash: string },
): CopyHindrance | null {
  if (state.name === 'handed' || state.name === 'dropped') return 'over';
  switch (act.kind) {
    case 'asked':
    case 'chosen':
    case 'dropped':
      return null;
    case 'decided':
      return state.chosen === null ? 'nothing-chosen' : null;
    case 'sent':
      return readyHindrance(state);
    case 'approved':
    case 'back':
      if (state.name !== 'review') return 'not-sent';
      // Four eyes: whoever had a part in it looks past the same things twice.
      if (state.makers.has(staffId)) return 'own-copy';
      return act.kind === 'approved' && act.hash !== hash ? 'other-contents' : null;
    case 'made':
      return readyHindrance(state) ?? (state.reviewed && state.approved !== hash ? 'not-approved' : null);
    case 'handed':
      if (state.reviewed && state.approved !== hash) return readyHindrance(state) ?? 'not-approved';
      return readyHindrance(state) ?? (state.made?.hash === hash ? null : 'not-made');
  }
}

function readyHindrance({ chosen, open }: CopyState): CopyHindrance | null {
  if (chosen === null || chosen.lines.length === 0) return 'nothing-chosen';
  return open.length > 0 ? 'undecided' : null;
}

/** Who receives it, as the release form has it. */
export const capacityOf = ({ filled }: ReleaseForm): string => textAt(filled, 'capacity');

/** Whether the receiver is told of the rules on further disclosure (R121, R125). */
export const isNoticed = ({ basis }: Pick<ReleaseForm, 'basis'>): boolean => basisOf(basis)?.notice ?? false;
