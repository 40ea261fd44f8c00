import type { Candidate, FaceSheet } from '../../shared/areas/cases/face-sheet.ts';
import type { Seen, Sighting } from '../../shared/sis/sighting.ts';
import type { Epoch, SaveStatus, Trouble } from '../messages.ts';
import type { Frames } from './combine.ts';

/** What our server said about `seen`. Lives in memory only. */
export type Answer =
  | { readonly kind: 'student'; readonly seen: Seen; readonly faceSheet: FaceSheet; readonly at: number }
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
  /** The panel's port is connected. */
  readonly linked: boolean;
  /** The host's count, as far as we heard. */
  readonly epoch: Epoch;
  readonly frames: Frames;
  readonly answer: Answer | null;
  /** What the server is being asked about. Only the answer to the latest ticket counts. */
  readonly asking: Seen | null;
  readonly ticket: number;
  readonly save: SaveStatus;
}

export type TabEvent =
  | { readonly kind: 'shown'; readonly open: boolean; readonly epoch: Epoch }
  | { readonly kind: 'linked'; readonly linked: boolean }
  /** A frame was read; `epoch` is null when the reader could not see the host. */
  | { readonly kind: 'frame'; readonly frameId: number; readonly sighting: Sighting; readonly epoch: Epoch | null }
  | { readonly kind: 'frame-left'; readonly frameId: number }
  | { readonly kind: 'epoch'; readonly epoch: Epoch }
  | { readonly kind: 'answered'; readonly ticket: number; readonly answer: Answer }
  /** The sheet of the student shown was read again. */
  | { readonly kind: 'refreshed'; readonly studentId: string; readonly faceSheet: FaceSheet }
  | { readonly kind: 'picked'; readonly studentId: string; readonly epoch: Epoch }
  | { readonly kind: 'retry' }
  /** A right may have begun: what was answered before does not count any more. */
  | { readonly kind: 'look-again' }
  /** Some time went by for a record that closes by itself at `closing`, epoch ms: nothing is asked before that. */
  | { readonly kind: 'time-passed'; readonly closing: number }
  | { readonly kind: 'saving'; readonly save: SaveStatus }
  /** Sign-in, sign-out or another server: what was answered before does not count any more. */
  | { readonly kind: 'actor-changed' };

/** What the reducer asks for; it does nothing itself. */
export type TabEffect =
  | { readonly kind: 'look-up'; readonly ticket: number; readonly seen: Seen }
  | { readonly kind: 'open-sheet'; readonly ticket: number; readonly seen: Seen; readonly studentId: string }
  | { readonly kind: 'retry-later'; readonly ticket: number; readonly ms: number }
  | { readonly kind: 'check-time'; readonly closing: number; readonly ms: number };

export const NEW_TAB: TabState = {
  open: false,
  linked: false,
  epoch: 0,
  frames: {},
  answer: null,
  asking: null,
  ticket: 0,
  save: { kind: 'idle' },
};
