import type { Adapter } from '../../../shared/sis/adapter.ts';
import type { Candidate } from '../../../shared/sis/describe/candidates.ts';
import type { PickedField } from '../../../shared/sis/describe/pick-dom.ts';
import type { Trial } from '../../../shared/sis/describe/try-adapter.ts';
import type { FramePlace } from '../../../shared/sis/match.ts';
import type { Trouble } from '../../messages.ts';

/** Where something was found, and how it can be read again. */
export interface Picked {
  readonly place: FramePlace;
  readonly candidates: Candidate[];
  /** Other places of the same frame that say the same as the first of them. */
  readonly witnesses: Candidate[];
}

/** Something by which a page is told from others. */
export interface Mark {
  readonly css: string;
  readonly text: string;
}

/** What an adapter makes of one frame that it describes. */
export interface FrameTrial {
  readonly place: FramePlace;
  readonly trial: Trial;
}

/** Orders to the picker, which is put into every frame of the page that is being described. */
export type PickOrder =
  /** Answered once somebody has pointed at something: what it is, or null where they did not. */
  | { order: 'pick'; field: PickedField }
  /** The same of something that only this kind of page has: answered with what finds it, and its words. */
  | { order: 'pick-mark' }
  | { order: 'pick-stop' }
  | { order: 'pick-beside'; field: PickedField; words: string }
  | { order: 'try'; adapter: Adapter };

/** What a window knows that describes pages. */
export interface DescribedPage {
  /** The page beside it; null where it was closed or went where we may not look. */
  readonly origin: string | null;
  /** The adapters in force there. */
  readonly inForce: Adapter[];
  /** The newest that were kept for it and are not in force. */
  readonly kept: Adapter[];
  /** What was being written and is not with the server, as JSON; empty for nothing. */
  readonly draft: string;
  /** Whether the reader keeps the district's adapters. */
  readonly may: boolean;
  readonly locale: 'en' | 'es';
}

/** Requests of the window in which pages are described, by the key in its address. */
export interface AdapterRequests {
  /** Opens the window for the tab of the panel that asks. */
  'adapter.window': [Record<string, never>, { ok: boolean }];
  /** Opens a page that no adapter describes, and the window beside it. The browser was asked to allow it before. */
  'adapter.site': [
    { address: string },
    { ok: true } | { ok: false; why: 'bad-address' | 'not-allowed' | 'signed-out' },
  ];
  'adapter.read': [{ key: string }, { ok: true; page: DescribedPage } | { ok: false; locale: 'en' | 'es' }];
  /** Keeps what is being written; empty text drops it. */
  'adapter.draft': [{ key: string; json: string }, { ok: boolean }];
  /** Lets the reader point at a field on the page; null: they did not. */
  'adapter.pick': [{ key: string; field: PickedField }, { picked: Picked | null }];
  /** Lets the reader point at something that only this kind of page has; null: they did not. */
  'adapter.mark': [{ key: string }, { mark: Mark | null }];
  'adapter.pick-stop': [{ key: string }, { ok: true }];
  /** What stands beside a label of these words, in every frame. */
  'adapter.beside': [{ key: string; field: PickedField; words: string }, { picked: Picked | null }];
  /** Reads the page by an adapter that is being written. `frames`: those that it describes; `others`: those that it does not. */
  'adapter.try': [{ key: string; json: string }, { frames: FrameTrial[]; others: FramePlace[] }];
  'adapter.save': [
    { key: string; json: string; publish: boolean },
    { ok: true; id: string; revision: number } | { ok: false; why: Trouble },
  ];
}
