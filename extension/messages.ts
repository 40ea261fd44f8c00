/**
 * Every message between the extension's parts, in one place.
 *
 *   launcher (each SIS frame) ──hello──► background ──inject──► reader (matching frames)
 *   reader ──sighting──► background ──state──► panel (docked frame, side panel or window)
 *   panel ──ask──► background ──► our server
 *
 * Nothing goes through `window.postMessage`: the page can read and forge it. The background checks each sender;
 * content scripts may send only `hello`, `reader.*` and `host.*`, extension pages only the rest.
 */
import type { Application, ApplicationList, ApplicationWrite } from '../shared/areas/access/application.ts';
import type { EmergencyOpen } from '../shared/areas/access/emergency.ts';
import type { Audience } from '../shared/areas/access/sight.ts';
import type { CaseList, Cases } from '../shared/areas/cases/case.ts';
import type { Candidate, FaceSheet } from '../shared/areas/cases/face-sheet.ts';
import type { FieldConflict, SheetChange } from '../shared/areas/cases/sheet.ts';
import type { ContactForm, FollowUpClose, FollowUps } from '../shared/areas/contacts/contact.ts';
import type { Filled } from '../shared/areas/forms/form-spec.ts';
import type { Seen, Witness } from '../shared/sis/sighting.ts';
import type { OffReason } from '../shared/wire/adapters.ts';
import type { StoreCode } from '../shared/wire/problem.ts';
import type { Alarm } from '../shared/audit/watch.ts';
import type { Me } from '../shared/wire/session.ts';
import type { AdapterRequests } from './areas/adapters/adapter-messages.ts';
import type { DisclosureDraft, DisclosureRequests, UnsentDisclosure } from './areas/disclosures/disclosure-messages.ts';
import type { NameDraft, NameRequests, UnsentName } from './areas/names/name-messages.ts';
import type { LetterDraft, LetterRequests, UnsentLetter } from './areas/letters/letter-messages.ts';
import type { Epoch } from './content-messages.ts';
import type { UnknownWhy } from './sync/combine.ts';
import type { HomeRequests, PanelOrder } from './homes/home-messages.ts';
import type { Policy } from './sync/policy.ts';

/** What became of the text in a form. */
export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'draft'; at: number }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  /** Kept here, and sent as soon as the server can be reached. */
  | { kind: 'waiting'; at: number }
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
  /** Somebody else changed these fields meanwhile. */
  | { cause: 'conflict'; fields: FieldConflict[] }
  | { cause: 'too-old' }
  /** This computer can keep no more. */
  | { cause: 'full' };

/** A contact as it is written here. With `addsTo` it is no contact of its own: its note is added to that one. */
export type NoteForm = ContactForm & { addsTo?: string | undefined };

/** Text being typed, kept by the background and given back on the right student only. */
export interface ContactDraft {
  /** Which text it is: the form that goes on with it sends it with every keep, drop and save. */
  textId: string;
  form: NoteForm;
  keptAt: number;
}

/** The changed fields of a face sheet, each with the revision that was before the writer. */
export type SheetForm = { fields: SheetChange[] };
export interface SheetDraft {
  textId: string;
  form: SheetForm;
  keptAt: number;
}

/** A step of a case as it is filled in: what stands in its boxes, complete or not. */
export interface CaseForm {
  /** The case it is a step of; null for the referral that opens one. */
  caseId: string | null;
  kind: string;
  day: string;
  filled: Filled;
}
/** A step being written, or one that the server decided against (`why`): its author goes on with it. */
export interface CaseDraft {
  textId: string;
  form: CaseForm;
  keptAt: number;
  why: Trouble | null;
}
/** A step that was saved and is not with the server yet. */
export interface UnsentStep {
  textId: string;
  form: CaseForm;
  savedAt: number;
}

/** A contact that was saved and is not with the server yet. `why`: the server refused it, and its author decides. */
export interface UnsentContact {
  opId: string;
  /** Which text it is, also once it is taken back. */
  textId: string;
  form: NoteForm;
  savedAt: number;
  why: Trouble | null;
}

/** Something of one's own that is not with the server: being written, waiting to be sent, or refused. */
export interface WorkItem {
  id: string;
  kind: 'contact' | 'sheet' | 'case' | 'letter' | 'disclosure' | 'name' | 'application' | 'threat';
  /** Which step of a case it is. */
  step?: string;
  state: 'draft' | 'waiting' | 'stopped';
  /** Whom it is about, as the page said when it was written. */
  about: string;
  keptAt: number;
  /** When it is discarded for its age; null for what waits to be sent: that never is. */
  expiresAt: number | null;
  /** What was written, to be read and copied. */
  text: string;
  why: Trouble | null;
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
  /** The tab shows another site, or is closed: only a panel outside the page is there to say so. */
  | { kind: 'no-page'; why: 'left' | 'closed' }
  /** `told`: somebody who keeps the adapters knows that the pages are not known any more. */
  | { kind: 'unknown-page'; why: UnknownWhy | OffReason; told: boolean }
  | { kind: 'conflict'; witnesses: readonly Witness[] }
  | { kind: 'looking-up'; seen: Seen }
  | { kind: 'which-student'; seen: Seen; candidates: Candidate[] }
  | { kind: 'disagrees'; seen: Seen; fields: { field: 'name' | 'birthDate'; agrees: boolean }[] }
  | { kind: 'no-access'; seen: Seen; wouldAllow: string[]; draft: ApplicationDraft | null }
  | { kind: 'trouble'; seen: Seen | null; why: Trouble; since: number; draft: ContactDraft | null }
  | {
      kind: 'student';
      seen: Seen;
      faceSheet: FaceSheet;
      draft: ContactDraft | null;
      sheetDraft: SheetDraft | null;
      unsent: UnsentContact[];
      /** Fields of the face sheet that were saved and wait to be sent: what their writer goes on from. */
      unsentSheet: SheetChange[];
      /** Steps of a case that are being written, one of a kind. */
      caseDrafts: CaseDraft[];
      /** Steps of a case that were saved and wait to be sent. */
      unsentSteps: UnsentStep[];
      letterDraft: LetterDraft | null;
      unsentLetters: UnsentLetter[];
      disclosureDraft: DisclosureDraft | null;
      unsentDisclosures: UnsentDisclosure[];
      nameDraft: NameDraft | null;
      unsentNames: UnsentName[];
      /** News about the student that wait until the writer wants them. */
      updates: number;
      /** Colleagues who are changing this face sheet now. */
      editors: string[];
      /** When this was read from the server, where it is shown without it (offline reading); null: it is of now. */
      offlineSince: number | null;
    };

/** The whole of what a panel knows. Pushed by the background through the panel's port at each change. */
export interface PanelState {
  epoch: Epoch;
  me: Me | null;
  view: PanelView;
  /** Drafts that the view does not show: of other students, or in the panel of another tab. */
  otherDrafts: number;
  /** One's own that wait to be sent, and that the server refused. */
  waiting: number;
  stopped: number;
  /** When the next draft is discarded for its age, of those of which their author is to be warned now; null: none. */
  discardAt: number | null;
  /** This computer can keep no more: to be said before anything else is typed. */
  full: boolean;
  serverUrl: string;
  locale: 'en' | 'es';
  /** What the district decided about panels. */
  district: Pick<Policy, 'blankMinutes' | 'featuresOff'>;
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
export interface PageRequests extends LetterRequests, DisclosureRequests, NameRequests, AdapterRequests, HomeRequests {
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
  'draft.keep': [{ studentId: string; textId: string; form: NoteForm }, { ok: true; at: number } | { ok: false }];
  'draft.drop': [{ textId: string }, { ok: true }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'contact.add': [
    { studentId: string; textId: string; epoch: Epoch; form: NoteForm },
    { ok: true; waiting: boolean } | { ok: false; why: Trouble },
  ];
  /**
   * Takes a text that waits back into its form, as its draft; refused where another is being written, and once the
   * server was asked to apply it, until it answered.
   */
  'text.take-back': [{ opId: string }, { ok: boolean }];
  'sheet.keep': [{ studentId: string; textId: string; form: SheetForm }, { ok: true; at: number } | { ok: false }];
  'sheet.drop': [{ textId: string }, { ok: true }];
  /** Reads the page again first; a mismatch keeps the text and refuses. */
  'sheet.write': [
    { studentId: string; textId: string; epoch: Epoch; form: SheetForm },
    { ok: true; waiting: boolean } | { ok: false; why: Trouble },
  ];
  'case.keep': [{ studentId: string; textId: string; form: CaseForm }, { ok: true; at: number } | { ok: false }];
  'case.drop': [{ textId: string }, { ok: true }];
  /** Takes a step, or opens a case. Reads the page again first; a mismatch keeps the text and refuses. */
  'case.write': [
    { studentId: string; textId: string; epoch: Epoch; form: CaseForm },
    { ok: true; waiting: boolean } | { ok: false; why: Trouble },
  ];
  /** The cases of the student whom the panel shows. */
  'case.read': [{ studentId: string }, { ok: true; cases: Cases } | { ok: false; why: Trouble }];
  /** One's own caseload, by what is due first. */
  'case.list': [Record<string, never>, { ok: true; list: CaseList } | { ok: false; why: Trouble }];
  /** One's own reminders that are not done with. */
  'follow-up.list': [{ studentId?: string }, { ok: true; list: FollowUps } | { ok: false; why: Trouble }];
  /** Says that one's own reminder is done with. */
  'follow-up.close': [FollowUpClose, { ok: true } | { ok: false; why: Trouble }];
  /** Shows the news about the student now. */
  'updates.show': [Record<string, never>, { ok: true }];
  /** Everything of one's own that is not with the server; `unopened`: so many more could not be opened, and stay. */
  'work.list': [Record<string, never>, { items: WorkItem[]; unopened: number }];
  /** Discards one, by the user's own act; refused once the server was asked to apply it, until it answered. */
  'work.drop': [{ id: string }, { ok: boolean }];
  /** Sends what waits, or what was refused, again now. */
  'work.send': [Record<string, never>, { ok: true }];

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
  'settings.read': [
    Record<string, never>,
    { serverUrl: string; managed: boolean; locale: 'en' | 'es'; policy: Policy },
  ];
  'settings.save': [
    { serverUrl: string; locale: 'en' | 'es' },
    { ok: true } | { ok: false; why: 'bad-address' | 'not-answering' | 'not-facesheet' | 'managed' },
  ];
}

/** What comes through the panel's port. */
export type PanelPush = PanelState | PanelOrder;

/** The panel's port is named `panel:<nonce>`; the nonce ties it to one tab and one place, once. */
export const PANEL_PORT = 'panel:';

/** How a request travels: `browser.runtime.sendMessage(envelope)`. What is not allowed is not answered. */
export interface Envelope<N extends string = string, B = unknown> {
  name: N;
  body: B;
}
