import * as z from 'zod/mini';
import { CONTACT_KINDS, CONTACT_OUTCOMES, CONTACT_PARTIES } from '../../shared/areas/contacts/contact.ts';
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

const keptDraftSchema = z.strictObject({
  serverUrl: z.string(),
  staffId: z.string(),
  studentId: z.string(),
  sisId: z.nullable(z.string()),
  form: draftFormSchema,
  keptAt: z.int(),
  /** The op that this text was sent as; null while it was not. */
  opId: z.nullable(z.string()),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

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
  drafts: key('session', 'drafts', z.array(keptDraftSchema)),
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
} as const;

/**
 * What each event clears. Drafts stay through both: they are bound to server and author, live in memory only, and are
 * offered to nobody else.
 */
export const CLEARED_BY = {
  signOut: [KEYS.session],
  serverChange: [KEYS.session, KEYS.signedOut, KEYS.adapters],
} as const;
