import CircleCheck from '@lucide/svelte/icons/circle-check';
import CloudOff from '@lucide/svelte/icons/cloud-off';
import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows';
import HardDrive from '@lucide/svelte/icons/hard-drive';
import Inbox from '@lucide/svelte/icons/inbox';
import Loader from '@lucide/svelte/icons/loader';
import Lock from '@lucide/svelte/icons/lock';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import { m } from '../../../shared/messages/generated/messages.js';
import { fullDayOf, timeOf } from '../../../shared/ui/dates.ts';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import type { PanelState } from '../../messages.ts';
import type { SaveLine } from '../../areas/forms/form-desk.svelte.ts';

export interface StatusWords {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
}

/** What can be done about it, beside the words: take back what was saved just now, or see what is not sent. */
export type StatusAct = 'take-back' | 'work' | null;

type Known = Pick<PanelState, 'view' | 'otherDrafts' | 'waiting' | 'stopped' | 'discardAt' | 'full' | 'locale'>;

/** Where each form of the panel stands: a note, the face sheet, those of later screens, an application for access. */
export interface Lines {
  readonly note: SaveLine;
  readonly sheet: SaveLine;
  readonly late: readonly SaveLine[];
  readonly sending: SaveLine;
}

/**
 * The save line in words, the most pressing first: that nothing more can be kept, what this view makes of saving, what
 * became of the text, and what else of the reader's own is not with the server.
 */
export function statusOf(state: Known, lines: Lines): StatusWords {
  if (state.full) return { icon: HardDrive, tone: 'danger', text: m.status_full() };
  return ofView(state) ?? ofText(state, lines) ?? unsentWords(state) ?? idle(state);
}

/** The act that goes with them. */
export function actOf(state: Known, lines: Lines): StatusAct {
  const { view } = state;
  if (view.kind === 'signed-out') return null;
  const mayTakeBack = view.kind === 'student' && view.unsent.some(({ why }) => why === null);
  if (mayTakeBack && urgent(lines) === lines.note && lines.note.kind === 'waiting') return 'take-back';
  return state.waiting + state.stopped + state.otherDrafts > 0 || state.discardAt !== null ? 'work' : null;
}

/** What some views say of saving, whatever is written. */
function ofView({ view }: Known): StatusWords | null {
  switch (view.kind) {
    case 'signed-out':
      return view.keptDraftAt === null ? plain(CircleCheck, m.status_idle()) : plain(Lock, m.status_kept_note());
    case 'changing':
      return plain(Loader, m.status_waiting_page());
    case 'conflict':
    case 'disagrees':
      return { icon: OctagonX, tone: 'danger', text: m.saving_off() };
    default:
      return null;
  }
}

/** What became of the text that can be written in this view; null where nothing is to be said of it. */
function ofText(state: Known, lines: Lines): StatusWords | null {
  const { view } = state;
  if (view.kind === 'no-access') return lines.sending.kind === 'idle' ? null : sendingWords(lines.sending, state);
  if (view.kind !== 'student' && view.kind !== 'trouble') return null;
  const line = urgent(lines);
  // A text whose form is not there, or was not opened since the panel was, is kept all the same.
  const kept =
    view.kind === 'trouble'
      ? view.draft
      : (view.caseDrafts.at(-1) ?? view.letterDraft ?? view.disclosureDraft ?? view.nameDraft);
  if (kept && line.kind === 'idle') return lineWords({ kind: 'draft', at: kept.keptAt }, state);
  return lineWords(line, state);
}

const URGENCY: Readonly<Record<SaveLine['kind'], number>> = {
  'draft-lost': 4,
  'not-taken-back': 2,
  saving: 3,
  'not-saved': 2,
  draft: 1,
  saved: 1,
  waiting: 1,
  idle: 0,
};

/** Of the forms about one student the one to speak of: the more pressing, else the later. */
function urgent({ note, sheet, late }: Lines): SaveLine {
  return [sheet, ...late].reduce((first, next) => {
    const more = URGENCY[next.kind] - URGENCY[first.kind];
    return more > 0 || (more === 0 && at(next) > at(first)) ? next : first;
  }, note);
}

const at = (line: SaveLine): number => ('at' in line ? line.at : 0);

function lineWords(line: SaveLine, state: Known): StatusWords | null {
  const time = timeOf(at(line), state);
  switch (line.kind) {
    case 'idle':
      return null;
    case 'draft':
      return withUnsent(plain(PencilLine, m.status_draft({ time })), state);
    case 'draft-lost':
      return { icon: OctagonX, tone: 'danger', text: m.status_draft_lost() };
    case 'not-taken-back':
      return { icon: CloudOff, tone: 'warn', text: m.unsent_sent() };
    case 'saving':
      return plain(Loader, m.status_saving());
    case 'saved':
      return withUnsent({ icon: CircleCheck, tone: 'ok', text: m.status_saved({ time }) }, state);
    case 'waiting':
      return keptWords(state);
    case 'not-saved':
      if (line.why.cause === 'conflict') return { icon: GitCompareArrows, tone: 'danger', text: m.status_conflict() };
      return { icon: CloudOff, tone: 'danger', text: m.status_not_saved({ time }) };
  }
}

/** What was kept just now to be sent. Null: it was sent meanwhile, or its author must decide, which is told as a count. */
function keptWords(state: Known): StatusWords | null {
  if (state.waiting === 0) return null;
  const alone = state.waiting === 1 && state.stopped === 0;
  const kept: StatusWords = { icon: CloudOff, tone: 'warn', text: alone ? m.status_waiting() : m.status_kept_here() };
  return alone ? kept : withUnsent(kept, state);
}

/** The words of a text, and in the same breath what else is not with the server. */
function withUnsent(said: StatusWords, state: Known): StatusWords {
  const unsent = unsentWords(state);
  if (unsent === null) return said;
  return { ...said, tone: 'warn', text: m.status_both({ first: said.text, second: unsent.text }) };
}

function unsentWords({ waiting, stopped, discardAt, locale }: Known): StatusWords | null {
  const words = [
    ...(stopped > 0 ? [m.status_stopped({ count: stopped })] : []),
    ...(waiting > 0 ? [m.status_waiting_count({ count: waiting })] : []),
    ...(discardAt === null ? [] : [m.status_discard({ day: fullDayOf(discardAt, { locale }) })]),
  ];
  if (words.length === 0) return null;
  const text = words.reduce((first, second) => m.status_both({ first, second }));
  return { icon: stopped > 0 || waiting === 0 ? Inbox : CloudOff, tone: 'warn', text };
}

/** What became of a text that is sent to somebody, and not saved in a record. */
export function sendingWords(line: SaveLine, style: { readonly locale: string }): StatusWords {
  const time = timeOf(at(line), style);
  switch (line.kind) {
    case 'idle':
      return plain(CircleCheck, m.status_idle());
    case 'draft':
      return plain(PencilLine, m.status_draft({ time }));
    case 'draft-lost':
      return { icon: OctagonX, tone: 'danger', text: m.status_draft_lost() };
    case 'not-taken-back':
      return { icon: CloudOff, tone: 'warn', text: m.unsent_sent() };
    case 'saving':
      return plain(Loader, m.status_sending());
    case 'saved':
      return { icon: CircleCheck, tone: 'ok', text: m.status_sent({ time }) };
    case 'waiting':
      return { icon: CloudOff, tone: 'warn', text: m.status_waiting() };
    case 'not-saved':
      return { icon: CloudOff, tone: 'danger', text: m.status_not_sent({ time }) };
  }
}

function idle({ otherDrafts }: Known): StatusWords {
  if (otherDrafts > 0) return plain(PencilLine, m.status_other_drafts({ count: otherDrafts }));
  return plain(CircleCheck, m.status_idle());
}

function plain(icon: IconOf, text: string): StatusWords {
  return { icon, tone: 'plain', text };
}
