/**
 * Every message between the extension's parts, in one place.
 *
 *   launcher (each SIS frame) ──hello──► background ──inject──► reader (matching frames)
 *   reader ──sighting──► background ──state──► panel (docked frame)
 *   panel ──ask──► background ──► our server
 *
 * Nothing goes through `window.postMessage`: the page can read and forge it. The background checks each sender;
 * content scripts may send only `hello`, `reader.*` and `host.*`, extension pages only the rest.
 */
import type { Application, ApplicationList, ApplicationWrite } from '../shared/areas/access/application.ts';
import type { EmergencyOpen } from '../shared/areas/access/emergency.ts';
import type { Audience } from '../shared/areas/access/sight.ts';
import type { Candidate, FaceSheet } from '../shared/areas/cases/face-sheet.ts';
import type { ContactForm } from '../shared/areas/contacts/contact.ts';
import type { Adapter } from '../shared/sis/adapter.ts';
import type { Seen, Sighting, Witness } from '../shared/sis/sighting.ts';
import type { StoreCode } from '../shared/wire/problem.ts';
import type { Alarm } from '../shared/audit/watch.ts';
import type { Me } from '../shared/wire/session.ts';

/** Counts every change of page in a tab. A state or a reveal that carries an older epoch is dropped. */
export type Epoch = number;

/** Requests from content scripts: name → [request, response]. */
export interface ContentRequests {
  /** A frame of a SIS page was loaded. `mount` is for the top frame: show the chip, and the panel if `open`. */
  hello: [
    { top: boolean; frameName: string },
    { mount: boolean; open: boolean; width: number; nonce: string; texts: HostTexts; inset: string[] },
  ];
  /** The reader asks for the adapters of its frame. */
  'reader.start': [{ frameName: string }, { adapters: Adapter[] }];
  /** What the page shows now. `epoch` is the host's count when it was read; null when the host is out of reach. */
  'reader.sighting': [{ epoch: Epoch | null; sighting: Sighting; ms: number }, { ok: true }];
  /** The document goes away. */
  'reader.gone': [{ epoch: Epoch | null }, { ok: true }];
  /** The user pressed the chip or the key: the panel is `open` now. The nonce is for the frame's address, once. */
  'host.toggle': [{ epoch: Epoch; open: boolean }, { nonce: string }];
  /** The user is about to open the panel for the first time here: put the dock's script into the top frame. */
  'host.dock': [Record<string, never>, { ok: true }];
  'host.width': [{ width: number }, { ok: true }];
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
  /** From page to panel and back. */
  | { order: 'jump' }
  /** Answered with the host's new epoch. */
  | { order: 'cover' }
  /** Uncover the panel: it has painted what belongs to this epoch. */
  | { order: 'reveal'; epoch: Epoch }
  | { order: 'focus-page' }
  /** Unlike the others sent to a reader frame: read the page again. Answered with `{ epoch, sighting }`. */
  | { order: 'read-again' };

export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'draft'; at: number }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'not-saved'; why: Trouble; at: number };

/** Why something could not be done, by cause: each has its own words and its own way out. */
export type Trouble =
  | { cause: 'offline' }
  | { cause: 'nonsense' }
  | { cause: 'server'; requestId: string }
  /** Our server is there, its store cannot do its work: `what` says why. */
  | { cause: 'store'; what: StoreCode; requestId: string }
  | { cause: 'signed-out' }
  | { cause: 'not-allowed'; wouldAllow: string[] }
  | { cause: 'mismatch' }
  /** Our server decided against it, and says why in the reader's language. */
  | { cause: 'refused'; code: string; text: string }
  | { cause: 'invalid'; issues: { path: string; code: string }[] }
  | { cause: 'too-old' };

/** Text being typed, kept by the background and given back on the right student only. */
export interface ContactDraft {
  form: ContactForm;
  keptAt: number;
}

/** What somebody writes who applies for access (R56); the page's own words go with it. */
export type ApplicationForm = Pick<ApplicationWrite, 'about' | 'information' | 'need'>;
export interface ApplicationDraft {
  form: ApplicationForm;
  keptAt: number;
}

/** What somebody writes who opens a record in an emergency. */
export type ThreatForm = Pick<EmergencyOpen, 'threat'>;

/** What the panel shows. One worded state each; no state ever fails silently. */
export type PanelView =
  | { kind: 'starting' }
  | { kind: 'no-server' }
  | { kind: 'signed-out'; why: 'first' | 'expired' | 'by-user'; keptDraftAt: number | null }
  | { kind: 'changing' }
  | { kind: 'unknown-page'; why: 'no-adapter' | 'none' | 'roster' | 'no-fingerprint' }
  | { kind: 'conflict'; witnesses: readonly Witness[] }
  | { kind: 'looking-up'; seen: Seen }
  | { kind: 'which-student'; seen: Seen; candidates: Candidate[] }
  | { kind: 'disagrees'; seen: Seen; fields: { field: 'name' | 'birthDate'; agrees: boolean }[] }
  | { kind: 'no-access'; seen: Seen; wouldAllow: string[]; draft: ApplicationDraft | null }
  | { kind: 'trouble'; seen: Seen | null; why: Trouble; since: number; draft: ContactDraft | null }
  | { kind: 'student'; seen: Seen; faceSheet: FaceSheet; draft: ContactDraft | null };

/** The whole of what a panel knows. Pushed by the background through the panel's port at each change. */
export interface PanelState {
  epoch: Epoch;
  me: Me | null;
  view: PanelView;
  save: SaveStatus;
  /** Drafts kept for other students than the one shown. */
  otherDrafts: number;
  serverUrl: string;
  locale: 'en' | 'es';
  /** What is wrong with the server's audit trail; `cannotCheck`: this browser has not what it takes to look. */
  trail: { readonly alarm: Alarm | null; readonly cannotCheck: boolean };
}

/** What the window of an emergency is told: whom it is about, who asks, and what was written so far. */
export interface EmergencyErrand {
  seen: Seen;
  me: Me | null;
  draft: { form: ThreatForm; keptAt: number } | null;
  locale: 'en' | 'es';
}

/** Requests from extension pages: name → [request, response]. */
export interface PageRequests {
  'session.sign-in': [
    { username: string; password: string },
    (
      | { ok: true }
      | {
          ok: false;
          code: 'wrong-sign-in' | 'locked' | 'offline' | 'nonsense' | 'server' | 'too-many' | StoreCode;
          retryAt?: number;
        }
    ),
  ];
  'session.sign-out': [Record<string, never>, { ok: true }];
  /** Within 500 ms of the last key. An empty form drops the draft. */
  'draft.keep': [{ studentId: string; form: ContactForm }, { ok: true; at: number } | { ok: false }];
  'draft.drop': [{ studentId: string }, { ok: true }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'contact.add': [{ studentId: string; epoch: Epoch; form: ContactForm }, { ok: true } | { ok: false; why: Trouble }];
  /** Within 500 ms of the last key, for whom the page showed (`pageKey`). An empty form drops the draft. */
  'application.keep': [{ subject: string; form: ApplicationForm }, { ok: true; at: number } | { ok: false }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'application.write': [
    { subject: string; epoch: Epoch; form: ApplicationForm },
    { ok: true } | { ok: false; why: Trouble },
  ];
  /** One's own applications, newest first; `before` is the last page's `next`. */
  'application.list': [
    { before: ApplicationList['next'] },
    { ok: true; list: ApplicationList } | { ok: false; why: Trouble },
  ];
  'application.withdraw': [{ applicationId: Application['id'] }, { ok: true } | { ok: false; why: Trouble }];
  /** Who else can see the student whom the panel shows. */
  'audience.read': [{ studentId: string }, { ok: true; audience: Audience } | { ok: false; why: Trouble }];
  /** Opens the window that confirms an emergency, for whom the page shows; or brings it to the front. */
  'emergency.window': [{ epoch: Epoch }, { ok: true } | { ok: false; why: Trouble }];
  /** The window asks what it is for, by the key in its address. */
  'emergency.read': [{ key: string }, { ok: true; errand: EmergencyErrand } | { ok: false; locale: 'en' | 'es' }];
  'emergency.keep': [{ key: string; form: ThreatForm }, { ok: true; at: number } | { ok: false }];
  'emergency.open': [{ key: string; form: ThreatForm }, { ok: true } | { ok: false; why: Trouble }];
  'student.pick': [{ studentId: string; epoch: Epoch }, { ok: true }];
  'page.read-again': [Record<string, never>, { ok: true }];
  'panel.retry': [Record<string, never>, { ok: true }];
  'panel.rendered': [{ epoch: Epoch }, { ok: true }];
  'panel.close': [Record<string, never>, { ok: true }];
  'panel.focus-page': [Record<string, never>, { ok: true }];
  /** The records manager has been told of what is wrong with the audit trail. */
  'trail.told': [Record<string, never>, { ok: true }];
  'settings.read': [Record<string, never>, { serverUrl: string; managed: boolean; locale: 'en' | 'es' }];
  'settings.save': [
    { serverUrl: string; locale: 'en' | 'es' },
    { ok: true } | { ok: false; why: 'bad-address' | 'not-answering' | 'not-facesheet' | 'managed' },
  ];
}

/** The panel's port is named `panel:<nonce>`; the nonce ties it to one tab and one document, once. */
export const PANEL_PORT = 'panel:';

/** How a request travels: `browser.runtime.sendMessage(envelope)`. What is not allowed is not answered. */
export interface Envelope<N extends string = string, B = unknown> {
  name: N;
  body: B;
}
