import type { Seen } from '../../shared/sis/sighting.ts';
import type { ContactDraft, PanelState, PanelView } from '../messages.ts';
import { answers, combine } from './combine.ts';
import { asDraft, type DraftOwner } from './drafts.ts';
import type { SessionState } from './session.ts';
import type { Settings } from './settings.ts';
import type { KeptDraft } from './storage-keys.ts';
import type { Answer, TabState } from './tab-state.ts';

export interface ViewParts {
  readonly settings: Settings;
  readonly session: SessionState;
  /** Drafts of the signed-in person, or of whoever was signed in last. */
  readonly drafts: readonly KeptDraft[];
}

/** The whole of what the panel of a tab is told. Student data only when it answers what the tab shows now. */
export function panelState(state: TabState, { settings, session, drafts }: ViewParts): PanelState {
  const view = viewOf(state, { settings, session, drafts });
  return {
    epoch: state.epoch,
    me: session.me,
    view,
    save: state.save,
    otherDrafts: session.me ? drafts.filter((draft) => !isShown(draft, view)).length : 0,
    serverUrl: settings.serverUrl,
    locale: settings.locale,
  };
}

/** Whether the draft is for the student whom the view is about; while the record is out of reach, by its number. */
function isShown({ studentId, sisId }: KeptDraft, view: PanelView): boolean {
  if (view.kind === 'student') return studentId === view.faceSheet.student.id;
  return view.kind === 'trouble' && sisId !== null && sisId === view.seen?.sisId;
}

function viewOf(state: TabState, { settings, session, drafts }: ViewParts): PanelView {
  if (settings.serverUrl === '') return { kind: 'no-server' };
  if (session.me === null) {
    const keptDraftAt = drafts.reduce<number | null>((latest, { keptAt }) => Math.max(latest ?? 0, keptAt), null);
    return { kind: 'signed-out', why: session.why, keptDraftAt };
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
      return answerView(state.answer, shown.seen, drafts);
  }
}

function answerView(answer: Answer | null, seen: Seen, drafts: readonly KeptDraft[]): PanelView {
  if (!answer || !answers(answer.seen, seen)) return { kind: 'looking-up', seen };
  switch (answer.kind) {
    case 'student':
      return {
        kind: 'student',
        seen,
        faceSheet: answer.faceSheet,
        draft: draftFor(drafts, (d) => d.studentId === answer.faceSheet.student.id),
      };
    case 'several':
      return { kind: 'which-student', seen, candidates: answer.candidates };
    case 'disagrees':
      return { kind: 'disagrees', seen, fields: answer.fields };
    case 'no-access':
      return { kind: 'no-access', seen, wouldAllow: answer.wouldAllow };
    case 'trouble': {
      const { why, since } = answer;
      const draft = draftFor(drafts, ({ sisId }) => sisId !== null && sisId === seen.sisId);
      return { kind: 'trouble', seen, why, since, draft };
    }
  }
}

function draftFor(drafts: readonly KeptDraft[], isMeant: (draft: KeptDraft) => boolean): ContactDraft | null {
  const found = drafts.find(isMeant);
  return found ? asDraft(found) : null;
}

/** Whose drafts concern the panel now; null when nobody was ever signed in. */
export function draftOwner(settings: Settings, session: SessionState): DraftOwner | null {
  const staffId = session.me ? session.me.staffId : session.lastStaffId;
  return staffId === null ? null : { serverUrl: settings.serverUrl, staffId };
}
