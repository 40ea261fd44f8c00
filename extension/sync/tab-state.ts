import type { Candidate, FaceSheet } from '../../shared/areas/cases/face-sheet.ts';
import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import type { Epoch } from '../content-messages.ts';
import type { Trouble } from '../messages.ts';
import type { Frames } from './combine.ts';

/** What was heard about the student since the face sheet was read. */
export interface News {
  /** Changes that wait until the writer wants them. */
  readonly updates: number;
  /** The revision up to which changes were heard of. */
  readonly upTo: number;
  /** Colleagues who are changing the face sheet now. */
  readonly editors: readonly string[];
}

/** What our server said about `seen`. Lives in memory only. */
export type Answer =
  | {
      readonly kind: 'student';
      readonly seen: Seen;
      readonly faceSheet: FaceSheet;
      readonly at: number;
      readonly news: News;
      /** When it was read from the server, which could not be asked now, and until when it may be shown; null: of `at`. */
      readonly offline: { readonly since: number; readonly until: number } | null;
    }
  | { readonly kind: 'several'; readonly seen: Seen; readonly candidates: Candidate[] }
  | {
      readonly kind: 'disagrees';
      readonly seen: Seen;
      readonly fields: { field: 'name' | 'birthDate'; agrees: boolean }[];
    }
  | { readonly kind: 'no-access'; readonly seen: Seen; readonly wouldAllow: string[] }
  | {
      readonly kind: 'trouble';
      readonly seen: Seen;
      readonly why: Trouble;
      readonly since: number;
      readonly tries: number;
    };

/** All that is known of one tab. */
export interface TabState {
  /** The panel is shown. */
  readonly open: boolean;
  /** What the tab shows: a page of the SIS, another site's, or nothing any more. A panel outside the page outlives it. */
  readonly page: 'sis' | 'left' | 'closed';
  /** The panel's port is connected. */
  readonly linked: boolean;
  /** The host's count, as far as we heard. */
  readonly epoch: Epoch;
  readonly frames: Frames;
  readonly answer: Answer | null;
  /** What the server is being asked about. Only the answer to the latest ticket counts. */
  readonly asking: Seen | null;
  readonly ticket: number;
}

export type TabEvent =
  | { readonly kind: 'shown'; readonly open: boolean; readonly epoch: Epoch }
  | { readonly kind: 'linked'; readonly linked: boolean }
  /** A frame was read; `epoch` is null when the reader could not see the host. */
  | { readonly kind: 'frame'; readonly frameId: number; readonly sighting: Sighting; readonly epoch: Epoch | null }
  | { readonly kind: 'frame-left'; readonly frameId: number }
  /** What it was read by is not in force any more: nothing that was read or answered counts. */
  | { readonly kind: 'unread'; readonly epoch: Epoch | null }
  /** Another document stands in the tab, or none: what was read of the one before is void. */
  | { readonly kind: 'page'; readonly page: TabState['page'] }
  | { readonly kind: 'answered'; readonly ticket: number; readonly answer: Answer }
  /** The sheet of the student shown was read again. */
  | { readonly kind: 'refreshed'; readonly studentId: string; readonly faceSheet: FaceSheet }
  /** The pull's answer about a student; `writing`: something is being written about them here. */
  | {
      readonly kind: 'pulled';
      readonly studentId: string;
      readonly count: number;
      readonly upTo: number;
      readonly editors: readonly string[];
      readonly writing: boolean;
    }
  /** Something about these students was applied. */
  | { readonly kind: 'outdated'; readonly studentIds: ReadonlySet<string> }
  | { readonly kind: 'show-updates' }
  /** The sheet could not be read again, though there is news. */
  | { readonly kind: 'not-refreshed'; readonly studentId: string }
  | { readonly kind: 'picked'; readonly studentId: string; readonly epoch: Epoch }
  /** `byItself`: nobody pressed. */
  | { readonly kind: 'retry'; readonly byItself?: true }
  /** A right may have begun: what was answered before does not count any more. */
  | { readonly kind: 'look-again' }
  /** Some time went by for a record that closes by itself at `closing`, epoch ms: nothing is asked before that. */
  | { readonly kind: 'time-passed'; readonly closing: number }
  /** Sign-in, sign-out or another server: what was answered before does not count any more. */
  | { readonly kind: 'actor-changed' };

/** What the reducer asks for; it does nothing itself. */
export type TabEffect =
  /** `quiet`: nobody asked for it, so that it keeps no session alive (R230). */
  | { readonly kind: 'look-up'; readonly ticket: number; readonly seen: Seen; readonly quiet: boolean }
  | { readonly kind: 'open-sheet'; readonly ticket: number; readonly seen: Seen; readonly studentId: string }
  /** Read the sheet again, while it stays in sight; `quiet`: nobody asked for it. */
  | { readonly kind: 'refresh'; readonly studentId: string; readonly quiet: boolean }
  | { readonly kind: 'retry-later'; readonly ticket: number; readonly ms: number }
  | { readonly kind: 'check-time'; readonly closing: number; readonly ms: number };

export const NEW_TAB: TabState = {
  open: false,
  page: 'sis',
  linked: false,
  epoch: 0,
  frames: {},
  answer: null,
  asking: null,
  ticket: 0,
};
