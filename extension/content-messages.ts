import type { Adapter } from '../shared/sis/adapter.ts';
import type { Sighting } from '../shared/sis/sighting.ts';

/** Counts every change of page in a tab. A state or a reveal that carries an older epoch is dropped. */
export type Epoch = number;

/** Requests from content scripts: name → [request, response]. */
export interface ContentRequests {
  /** A frame of a SIS page was loaded. `mount` is for the top frame: show the chip, and the panel if `open`. */
  hello: [
    { top: boolean; frameName: string },
    {
      mount: boolean;
      open: boolean;
      /** The panel of this SIS stands elsewhere; `linked`: it does so now. */
      away: boolean;
      linked: boolean;
      width: number;
      nonce: string;
      texts: HostTexts;
      inset: string[];
    },
  ];
  /** The reader asks for the adapters of its frame. */
  'reader.start': [{ frameName: string }, { adapters: Adapter[] }];
  /**
   * What the page shows now. `epoch` is the host's count when it was read; null when the host is out of reach. `by`
   * says what read it, once the page has settled: then it is counted.
   */
  'reader.sighting': [{ epoch: Epoch | null; sighting: Sighting; ms: number; by: ReadBy | null }, { ok: true }];
  /** The document goes away. */
  'reader.gone': [{ epoch: Epoch | null }, { ok: true }];
  /** The user pressed the chip or the key: the panel is `open` now. The nonce is for the frame's address, once. */
  'host.toggle': [{ epoch: Epoch; open: boolean }, { nonce: string }];
  /** The user is about to open the panel for the first time here: put the dock's script into the top frame. */
  'host.dock': [Record<string, never>, { ok: true }];
  /** The user pressed the chip, and the panel stands elsewhere. `false`: it could not be opened there. */
  'host.away': [Record<string, never>, { ok: boolean }];
  /** The host of a page whose panel stands elsewhere is there. */
  'host.here': [{ epoch: Epoch }, { ok: true }];
  'host.width': [{ width: number }, { ok: true }];
}

/** Which adapter read a page, and as which of its pages; an empty `page` is none of them. */
export interface ReadBy {
  readonly id: string;
  readonly revision: number;
  readonly page: string;
}

/** What the launcher says in words. It carries none itself: the background has them in the user's language. */
export interface HostTexts {
  show: string;
  close: string;
  changing: string;
  resize: string;
  updated: string;
}

/** Orders from the background to the launcher in the top frame. */
export type HostOrder =
  | { order: 'toggle' }
  | { order: 'close' }
  /** Where the panel of this SIS stands. `now`: this one moves; its frame is taken out of the page, or opened in it. */
  | { order: 'home'; away: boolean; now?: true }
  /** From page to panel and back. */
  | { order: 'jump' }
  /** Answered with the host's new epoch. */
  | { order: 'cover' }
  /** Uncover the panel: it has painted what belongs to this epoch. */
  | { order: 'reveal'; epoch: Epoch }
  | { order: 'focus-page' }
  /** To every reader of a tab: what it reads by is not in force any more. */
  | { order: 'stop-reading' }
  /** Unlike the others sent to a reader frame: read the page again. Answered with `{ epoch, sighting }`. */
  | { order: 'read-again' };
