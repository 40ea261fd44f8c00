import type { Epoch } from '../content-messages.ts';
import type { Home } from './home.ts';

/** A screen of the folder that a panel can be opened at. */
export type Screen = 'case' | 'log' | 'names';

/** What the panel's page is told through its port beside its state. */
export type PanelOrder =
  /** The page is changing: hide at once, until a state of this epoch comes. */
  | { readonly order: 'cover'; readonly epoch: Epoch }
  /** The panel stands elsewhere now: keep what is typed, and go. */
  | { readonly order: 'close' }
  /** It belongs to no page any more, or never did. */
  | { readonly order: 'refused' }
  /** The form that was being filled in stands in this screen. */
  | { readonly order: 'go'; readonly to: Screen }
  /** The focus comes from the page. */
  | { readonly order: 'focus' }
  /** The browser did not open its side panel: it stands beside the page this time. */
  | { readonly order: 'fell-back' };

/** Where the panel stands now, and what the browser's side panel of its tab would show; null where there is none. */
export interface HomeNow {
  readonly home: Home;
  readonly side: { readonly tabId: number; readonly path: string } | null;
}

/** Requests of the panel about where it stands. */
export interface HomeRequests {
  'home.read': [Record<string, never>, { ok: true; now: HomeNow } | { ok: false }];
  /**
   * Moves the panel. `side`: the page that asks has opened the browser's side panel already, in the user's gesture.
   * `remember`: the panel of this SIS stands there from now on. Refused when it can't stand there.
   */
  'home.move': [{ to: Home; at: Screen | null; remember: boolean }, { ok: boolean }];
}
