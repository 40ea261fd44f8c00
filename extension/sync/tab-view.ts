import type { Seen } from '../../shared/sis/sighting.ts';
import type { ContactForm } from '../../shared/areas/contacts/contact.ts';
import type { ApplicationForm, PanelState, PanelView } from '../messages.ts';
import { answers, combine } from './combine.ts';
import { asDraft, type DraftOwner } from './drafts.ts';
import { pageKey } from './page-key.ts';
import type { SessionState } from './session.ts';
import type { Settings } from './settings.ts';
import type { KeptDraft } from './storage-keys.ts';
import type { TrailNews } from './trail-watch.ts';
import type { Answer, TabState } from './tab-state.ts';

export interface ViewParts {
  readonly settings: Settings;
  readonly session: SessionState;
  /** Drafts of the signed-in person, or of whoever was signed in last. */
  readonly drafts: readonly KeptDraft<ContactForm>[];
  readonly applications: readonly KeptDraft<ApplicationForm>[];
  readonly trail: TrailNews;
}

/** The whole of what the panel of a tab is told. Student data only when it answers what the tab shows now. */
export function panelState(state: TabState, parts: ViewParts): PanelState {
  const { settings, session } = parts;
  const view = viewOf(state, parts);
  return {
    epoch: state.epoch,
    me: session.me,
    view,
    save: state.save,
    otherDrafts: session.me ? othersThan(view, parts) : 0,
    serverUrl: settings.serverUrl,
    locale: settings.locale,
    trail: parts.trail,
  };
}

function othersThan(view: PanelView, { drafts, applications }: ViewParts): number {
  const page = view.kind === 'no-access' ? pageKey(view.seen) : null;
  const notes = drafts.filter((draft) => !isShown(draft, view));
  return notes.length + applications.filter(({ subject }) => subject !== page).length;
}

/** Whether the draft is for the student whom the view is about; while the record is out of reach, by its number. */
function isShown({ subject, sisId }: KeptDraft<ContactForm>, view: PanelView): boolean {
  if (view.kind === 'student') return subject === view.faceSheet.student.id;
  return view.kind === 'trouble' && sisId !== null && sisId === view.seen?.sisId;
}

function viewOf(state: TabState, parts: ViewParts): PanelView {
  const { settings, session, drafts, applications } = parts;
  if (settings.serverUrl === '') return { kind: 'no-server' };
  if (session.me === null) {
    const kept = [...drafts, ...applications].map(({ keptAt }) => keptAt);
    return { kind: 'signed-out', why: session.why, keptDraftAt: kept.length === 0 ? null : Math.max(...kept) };
  }
  const shown = combine(state.frames);
  switch (shown.kind) {
    case 'changing':
      return { kind: 'changing' };
    case 'unknown':
      return { kind: 'unknown-page', why: shown.why };
    case 'conflict':
      return { kind: 'conflict', witnesses: shown.witnesses };
    case 'seen':
      return answerView(state.answer, shown.seen, parts);
  }
}

function answerView(answer: Answer | null, seen: Seen, { drafts, applications }: ViewParts): PanelView {
  if (!answer || !answers(answer.seen, seen)) return { kind: 'looking-up', seen };
  switch (answer.kind) {
    case 'student':
      return {
        kind: 'student',
        seen,
        faceSheet: answer.faceSheet,
        draft: draftFor(drafts, ({ subject }) => subject === answer.faceSheet.student.id),
      };
    case 'several':
      return { kind: 'which-student', seen, candidates: answer.candidates };
    case 'disagrees':
      return { kind: 'disagrees', seen, fields: answer.fields };
    case 'no-access':
      return {
        kind: 'no-access',
        seen,
        wouldAllow: answer.wouldAllow,
        draft: draftFor(applications, ({ subject }) => subject === pageKey(seen)),
      };
    case 'trouble': {
      const { why, since } = answer;
      const draft = draftFor(drafts, ({ sisId }) => sisId !== null && sisId === seen.sisId);
      return { kind: 'trouble', seen, why, since, draft };
    }
  }
}

function draftFor<F>(
  drafts: readonly KeptDraft<F>[],
  isMeant: (draft: KeptDraft<F>) => boolean,
): { form: F; keptAt: number } | null {
  const found = drafts.find(isMeant);
  return found ? asDraft(found) : null;
}

/** Whose drafts concern the panel now; null when nobody was ever signed in. */
export function draftOwner(settings: Settings, session: SessionState): DraftOwner | null {
  const staffId = session.me ? session.me.staffId : session.lastStaffId;
  return staffId === null ? null : { serverUrl: settings.serverUrl, staffId };
}
