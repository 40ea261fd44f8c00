import { getContext, setContext } from 'svelte';
import type { Screen } from './home-messages.ts';

/** How the panel confirms an act that cannot be undone, where it stands. */
export interface Confirming {
  /** It stands in a frame of somebody else's page. */
  readonly framed: boolean;
  /** Moves the panel into a window of its own, at this screen; false where the browser opened none. */
  readonly toWindow: (at: Screen | null) => Promise<boolean>;
}

const KEY = Symbol('confirming');
/** In a page of our own nobody lies over anything. */
const HERE: Confirming = { framed: false, toWindow: () => Promise.resolve(false) };

export const provideConfirming = (confirming: Confirming): Confirming => setContext(KEY, confirming);
export const confirming = (): Confirming => getContext<Confirming | undefined>(KEY) ?? HERE;
