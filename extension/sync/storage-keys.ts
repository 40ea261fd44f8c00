import * as z from 'zod/mini';
import { type Alarm, alarmSchema, type Watch, watchSchema } from '../../shared/audit/watch.ts';
import { CONTACT_KINDS, CONTACT_OUTCOMES, CONTACT_PARTIES } from '../../shared/areas/contacts/contact.ts';
import { seenSchema } from '../../shared/sis/sighting.ts';
import { adaptersAnswerSchema } from '../../shared/wire/adapters.ts';
import { meSchema } from '../../shared/wire/session.ts';

/** `session` is memory only and empty after a restart; `local` is on disk and never holds student data or tokens. */
export type AreaName = 'session' | 'local';

export interface Key<T> {
  readonly area: AreaName;
  readonly name: string;
  readonly schema: z.ZodMiniType<T>;
}

function key<T>(area: AreaName, name: string, schema: z.ZodMiniType<T>): Key<T> {
  return { area, name, schema };
}

/** As it is being typed: too long or half filled in is still kept. */
const draftFormSchema = z.strictObject({
  kind: z.enum(CONTACT_KINDS),
  party: z.enum(CONTACT_PARTIES),
  withName: z.string(),
  outcome: z.enum(CONTACT_OUTCOMES),
  note: z.string(),
  happenedAt: z.number(),
});

/** The words of an application for access, and of a threat, as they are being typed. */
const applicationFormSchema = z.strictObject({ about: z.string(), information: z.string(), need: z.string() });
const threatFormSchema = z.strictObject({ threat: z.string() });

/** Text that is kept while it is being written. */
export interface KeptDraft<F> {
  readonly serverUrl: string;
  readonly staffId: string;
  /** Whom it is about: a student's id; where no record may be known, what the page shows (`pageKey`). */
  readonly subject: string;
  readonly sisId: string | null;
  readonly form: F;
  readonly keptAt: number;
  /** The op that this text was sent as; null while it was not. */
  readonly opId: string | null;
}

function draftsOf<F>(form: z.ZodMiniType<F>): z.ZodMiniType<KeptDraft<F>[]> {
  return z.array(
    z.strictObject({
      serverUrl: z.string(),
      staffId: z.string(),
      subject: z.string(),
      sisId: z.nullable(z.string()),
      form,
      keptAt: z.int(),
      opId: z.nullable(z.string()),
    }),
  );
}

/** What a window was opened for. The page's words about the student stay in memory and out of its address. */
const errandSchema = z.strictObject({
  /** The tab whose panel asked. */
  tabId: z.int(),
  seen: seenSchema,
  serverUrl: z.string(),
  staffId: z.string(),
  windowId: z.nullable(z.int()),
  /** The tab of the window, once it asked what it is for. */
  usedBy: z.nullable(z.int()),
  /** What it was for is done: it works no more, but its window may still be open. */
  done: z.boolean(),
});
export type Errand = z.infer<typeof errandSchema>;

/** Everything the extension stores. */
export const KEYS = {
  /** The bearer token and whom it stands for. */
  session: key('session', 'session', z.strictObject({ token: z.string(), me: meSchema, serverUrl: z.string() })),
  /** Why nobody is signed in, and who was last: their draft is announced. */
  signedOut: key(
    'session',
    'signedOut',
    z.strictObject({ why: z.enum(['first', 'expired', 'by-user']), lastStaffId: z.nullable(z.string()) }),
  ),
  /** Text being typed, one a student and author. */
  drafts: key('session', 'drafts', draftsOf(draftFormSchema)),
  /** Applications for access being written, one a page and author. */
  applications: key('session', 'applications', draftsOf(applicationFormSchema)),
  /** Threats being described for an emergency, one a page and author. */
  threats: key('session', 'threats', draftsOf(threatFormSchema)),
  /** Windows that were opened to confirm something, by the random key in their address. */
  errands: key('session', 'errands', z.record(z.string(), errandSchema)),
  /** Which panel frame belongs to which tab and document. */
  nonces: key(
    'session',
    'nonces',
    z.record(z.string(), z.strictObject({ tabId: z.int(), usedBy: z.nullable(z.string()) })),
  ),
  /** Tabs whose panel is open. */
  openTabs: key('session', 'openTabs', z.array(z.int())),
  /** The user's own settings. */
  settings: key('local', 'settings', z.strictObject({ serverUrl: z.string(), locale: z.enum(['en', 'es']) })),
  /** The last adapters that our server gave. */
  adapters: key(
    'local',
    'adapters',
    z.strictObject({ serverUrl: z.string(), fetchedAt: z.int(), answer: adaptersAnswerSchema }),
  ),
  /** Panel width by SIS origin, in CSS pixels. */
  widths: key('local', 'widths', z.record(z.string(), z.int())),
  /** What was seen of each server's audit trail, by its address. No event clears it: it is about the server. */
  trailWatch: key<Record<string, Watch>>('local', 'trailWatch', z.record(z.string(), watchSchema)),
  /** What is wrong with a server's trail, until somebody says that they have told. */
  trailAlarm: key<Record<string, Alarm>>('local', 'trailAlarm', z.record(z.string(), alarmSchema)),
  /** What was told: kept, since somebody may have to show it. */
  trailEvidence: key<Record<string, Alarm[]>>('local', 'trailEvidence', z.record(z.string(), z.array(alarmSchema))),
} as const;

/**
 * What each event clears. Drafts stay through both: they are bound to server and author, live in memory only, and are
 * offered to nobody else.
 */
export const CLEARED_BY = {
  signOut: [KEYS.session],
  serverChange: [KEYS.session, KEYS.signedOut, KEYS.adapters],
} as const;
