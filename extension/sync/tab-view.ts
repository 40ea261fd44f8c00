import type { Seen } from '../../shared/sis/sighting.ts';
import type { OffReason } from '../../shared/wire/adapters.ts';
import type { PanelState, PanelView } from '../messages.ts';
import { nextDiscard } from './ages.ts';
import { answers, combine, type UnknownWhy } from './combine.ts';
import { asDraft, asText, currentDraft, draftsIn } from './drafts.ts';
import type { AnyText, KeptText, Owner } from './kept-text.ts';
import { pageKey } from './page-key.ts';
import type { SessionState } from './session.ts';
import type { Settings } from './settings.ts';
import type { TrailNews } from './trail-watch.ts';
import type { Answer, TabState } from './tab-state.ts';
import {
  caseDrafts,
  disclosureDraft,
  letterDraft,
  unsentContacts,
  nameDraft,
  unsentDisclosures,
  unsentNames,
  unsentLetters,
  unsentSheet,
  unsentSteps,
} from './work.ts';

export interface ViewParts {
  readonly settings: Settings;
  readonly session: SessionState;
  /** What the signed-in person wrote and the server has not; empty for nobody. */
  readonly texts: readonly AnyText[];
  /** Of these, what the panels of other tabs hold in their forms. */
  readonly elsewhere: ReadonlySet<string>;
  /** When the latest text was kept of whoever was signed in last; null when there is none. */
  readonly lastKeptAt: number | null;
  /** This computer can keep no more. */
  readonly full: boolean;
  readonly trail: TrailNews;
  readonly unread: Unread;
}

/** What is known of a page that names nobody: its adapter is out of force, or somebody was told that it fails. */
export interface Unread {
  readonly off: OffReason | null;
  readonly told: boolean;
}

/** Whether a tab shows nobody because nobody could be read. */
export function isUnread({ frames }: TabState): boolean {
  return combine(frames).kind === 'unknown';
}

/** The whole of what the panel of a tab is told. Student data only when it answers what the tab shows now. */
export function panelState(state: TabState, parts: ViewParts): PanelState {
  const { settings, session, texts } = parts;
  const view = viewOf(state, parts);
  const inState = (wanted: AnyText['state']) => texts.filter((text) => text.state === wanted).length;
  return {
    epoch: state.epoch,
    me: session.me,
    view,
    otherDrafts: othersThan(view, texts),
    waiting: inState('waiting'),
    stopped: inState('stopped'),
    discardAt: session.me && nextDiscard(texts, session.me.vault.draftDays),
    full: parts.full,
    serverUrl: settings.serverUrl,
    locale: settings.locale,
    district: settings.policy,
    trail: parts.trail,
  };
}

/** How many drafts there are that the view does not show. Threats are described in a window of their own. */
function othersThan(view: PanelView, texts: readonly AnyText[]): number {
  const drafts = texts.filter(({ kind, state }) => state === 'draft' && kind !== 'threat');
  const shown = shownIn(view);
  return drafts.filter((text) => !shown.has(text.form)).length;
}

function shownIn(view: PanelView): ReadonlySet<unknown> {
  switch (view.kind) {
    case 'student':
      return new Set(draftsShown(view).map((draft) => draft?.form));
    case 'no-access':
    case 'trouble':
      return new Set([view.draft?.form]);
    default:
      return new Set();
  }
}

const draftsShown = (view: Extract<PanelView, { kind: 'student' }>) => [
  view.draft,
  view.sheetDraft,
  view.letterDraft,
  view.disclosureDraft,
  view.nameDraft,
  ...view.caseDrafts,
];

function viewOf(state: TabState, parts: ViewParts): PanelView {
  const { settings, session } = parts;
  if (settings.serverUrl === '') return { kind: 'no-server' };
  if (session.me === null) return { kind: 'signed-out', why: session.why, keptDraftAt: parts.lastKeptAt };
  if (state.page !== 'sis') return { kind: 'no-page', why: state.page };
  const shown = combine(state.frames);
  switch (shown.kind) {
    case 'changing':
      return { kind: 'changing' };
    case 'unknown':
      return unknownView(shown.why, parts.unread);
    case 'conflict':
      return { kind: 'conflict', witnesses: shown.witnesses };
    case 'seen':
      return answerView(state.answer, shown.seen, parts);
  }
}

/** A page of an adapter that is out of force says so: nothing that is on it is at fault. */
function unknownView(why: UnknownWhy, { off, told }: Unread): PanelView {
  return { kind: 'unknown-page', why: why === 'no-adapter' ? (off ?? why) : why, told };
}

function answerView(answer: Answer | null, seen: Seen, parts: ViewParts): PanelView {
  const { texts, elsewhere } = parts;
  if (!answer || !answers(answer.seen, seen)) return { kind: 'looking-up', seen };
  switch (answer.kind) {
    case 'student':
      return studentView(answer, seen, parts);
    case 'several':
      return { kind: 'which-student', seen, candidates: answer.candidates };
    case 'disagrees':
      return { kind: 'disagrees', seen, fields: answer.fields };
    case 'no-access': {
      const application = currentDraft(texts, 'application', pageKey(seen));
      return {
        kind: 'no-access',
        seen,
        wouldAllow: answer.wouldAllow,
        draft: application && asDraft<'application'>(application),
      };
    }
    case 'trouble': {
      const { why, since } = answer;
      // While the record is out of reach, the number that the page showed tells whose draft it is.
      const draft = draftsIn(texts, 'contact').findLast(
        ({ id, seen: known }) => !elsewhere.has(id) && known?.sisId !== undefined && pageKey(known) === pageKey(seen),
      );
      return { kind: 'trouble', seen, why, since, draft: draft ? asText<'contact'>(draft) : null };
    }
  }
}

function studentView(answer: Extract<Answer, { kind: 'student' }>, seen: Seen, parts: ViewParts): PanelView {
  const { texts, elsewhere } = parts;
  const { faceSheet, news, offline } = answer;
  const id = faceSheet.student.id ?? '';
  const free = texts.filter((text) => !elsewhere.has(text.id));
  const contact = currentDraft(free, 'contact', id);
  const sheet = currentDraft(free, 'sheet', id) ?? stoppedSheet(free, id);
  return {
    kind: 'student',
    seen,
    faceSheet,
    draft: contact && asText<'contact'>(contact),
    sheetDraft: sheet && asText<'sheet'>(sheet),
    unsent: unsentContacts(texts, id),
    unsentSheet: unsentSheet(texts, id),
    caseDrafts: caseDrafts(free, id),
    unsentSteps: unsentSteps(texts, id),
    letterDraft: letterDraft(free, id),
    unsentLetters: unsentLetters(texts, id),
    disclosureDraft: disclosureDraft(free, id),
    unsentDisclosures: unsentDisclosures(texts, id),
    nameDraft: nameDraft(free, id),
    unsentNames: unsentNames(texts, id),
    updates: news.updates,
    editors: [...news.editors],
    offlineSince: offline?.since ?? null,
  };
}

/** What the server decided against while its author was elsewhere: the form has it again, and goes on with it. */
function stoppedSheet(texts: readonly AnyText[], subject: string): KeptText<'sheet'> | null {
  const isMeant = (text: AnyText): text is KeptText<'sheet'> =>
    text.kind === 'sheet' && text.state === 'stopped' && text.subject === subject;
  return texts.findLast(isMeant) ?? null;
}

/** Whose texts concern the panel now; null when nobody was ever signed in. */
export function draftOwner(settings: Settings, session: SessionState): Owner | null {
  const staffId = session.me ? session.me.staffId : session.lastStaffId;
  return staffId === null ? null : { serverUrl: settings.serverUrl, staffId };
}
