import { DEFAULT_SHEET_FORM } from '../../../../shared/areas/cases/first-sheet-form.ts';
import type { PanelState, PanelView } from '../../../messages.ts';
import { NO_POLICY } from '../../../sync/policy.ts';
import type { DeskTools } from '../form-desk.svelte.ts';
import { me, seenOf, sheetOf, trail } from '../../../sync/testing/samples.ts';

type StudentView = Extract<PanelView, { kind: 'student' }>;

/** What a panel is told while it shows a student about whom all may be written. */
export function studentView(sisId: string, more: Partial<StudentView> = {}): StudentView {
  const faceSheet = {
    ...sheetOf(sisId),
    sheet: [],
    sheetForm: DEFAULT_SHEET_FORM,
    abilities: ['contact.add', 'sheet.write'],
    rev: 1,
  };
  const nothing = {
    draft: null,
    sheetDraft: null,
    unsent: [],
    unsentSheet: [],
    caseDrafts: [],
    unsentSteps: [],
    letterDraft: null,
    unsentLetters: [],
    disclosureDraft: null,
    unsentDisclosures: [],
    nameDraft: null,
    unsentNames: [],
    updates: 0,
    editors: [],
    offlineSince: null,
  };
  return { kind: 'student', seen: seenOf(sisId), faceSheet, ...nothing, ...more };
}

export function panelOf(view: PanelView, more: Partial<PanelState> = {}): PanelState {
  const counts = { otherDrafts: 0, waiting: 0, stopped: 0, full: false, discardAt: null };
  const rest = { epoch: 1, me, serverUrl: '', locale: 'en', district: NO_POLICY, trail } as const;
  return { ...rest, ...counts, view, ...more };
}

/** What a desk takes from the page, standing still: its texts are `text-1`, `text-2` and so on. */
export function deskTools(
  now: number,
  timers: DeskTools['timers'] = { set: () => 1, clear: () => undefined },
): DeskTools {
  let count = 0;
  return { now: () => now, timers, newId: () => `text-${++count}` };
}

/** The session ended by itself. */
export const expired: PanelView = { kind: 'signed-out', why: 'expired', keptDraftAt: 5 };
