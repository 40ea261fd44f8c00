import type { Epoch } from '../../content-messages.ts';
import type { Ask } from './ask.ts';

/** What the user can ask for from any view. Each answer comes back as a pushed state, so nothing is awaited. */
export interface Acts {
  readonly ask: Ask;
  readonly openSettings: () => void;
  readonly readAgain: () => void;
  readonly retry: () => void;
  readonly pick: (studentId: string, epoch: Epoch) => void;
  readonly close: () => void;
  readonly toPage: () => void;
  /** Opens the window in which an administrator describes the page. */
  readonly describePage: () => void;
  readonly signOut: () => void;
  /** Shows the news about the student now. */
  readonly showUpdates: () => void;
  /** The records manager was told of the trail's alarm. */
  readonly toldOfTrail: () => void;
  readonly rendered: (epoch: Epoch) => void;
}

/** The acts over `ask`. A rejected request is not an error here: the next pushed state says where we stand. */
export function actsOver(ask: Ask, openSettings: () => void): Acts {
  const send: (...args: Parameters<Ask>) => void = (name, body) => void ask(name, body).catch(() => undefined);
  return {
    ask,
    openSettings,
    readAgain: () => send('page.read-again', {}),
    retry: () => send('panel.retry', {}),
    pick: (studentId, epoch) => send('student.pick', { studentId, epoch }),
    close: () => send('panel.close', {}),
    toPage: () => send('panel.focus-page', {}),
    describePage: () => send('adapter.window', {}),
    signOut: () => send('session.sign-out', {}),
    showUpdates: () => send('updates.show', {}),
    toldOfTrail: () => send('trail.told', {}),
    rendered: (epoch) => send('panel.rendered', { epoch }),
  };
}
