import * as z from 'zod/mini';
import { type Alarm, alarmSchema, type Watch, watchSchema } from '../../shared/audit/watch.ts';
import { seenSchema } from '../../shared/sis/sighting.ts';
import { adaptersAnswerSchema } from '../../shared/wire/adapters.ts';
import { meSchema } from '../../shared/wire/session.ts';
import { vaultSchema } from '../../shared/wire/vault.ts';
import { homeSchema } from '../homes/home.ts';
import { keptTextSchema, sealedTextSchema } from './kept-text.ts';
import { boxSchema, offlineSchema } from './offline-rules.ts';

/** `session` is memory only and empty after a restart; `local` is on disk and never holds student data or tokens in the clear. */
export type AreaName = 'session' | 'local';

export interface Key<T> {
  readonly area: AreaName;
  readonly name: string;
  readonly schema: z.ZodMiniType<T>;
}

/** Many values of one shape, each under a name of its own, so that writing one does not write all. */
export interface Family<T> {
  readonly area: AreaName;
  /** What all their names begin with. */
  readonly prefix: string;
  readonly schema: z.ZodMiniType<T>;
}

function key<T>(area: AreaName, name: string, schema: z.ZodMiniType<T>): Key<T> {
  return { area, name, schema };
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
  /** What of the own caseload may be read without the server, and the key to it. */
  offline: key('session', 'offline', offlineSchema),
  /** How often in a row sending failed, and whether the server was out of reach the last time. */
  outbox: key('session', 'outbox', z.strictObject({ tries: z.int(), offline: z.boolean() })),
  /** Texts that the server applied a moment ago: what each said, as a digest. */
  applied: key('session', 'applied', z.array(z.strictObject({ id: z.string(), digest: z.string() }))),
  /** Windows that were opened to confirm something, by the random key in their address. */
  errands: key('session', 'errands', z.record(z.string(), errandSchema)),
  /** Windows in which pages are described, by the random key in their address: of which tab, by whom. */
  describing: key(
    'session',
    'describing',
    z.record(
      z.string(),
      z.strictObject({
        tabId: z.int(),
        staffId: z.string(),
        serverUrl: z.string(),
        origin: z.nullable(z.string()),
        usedBy: z.nullable(z.int()),
      }),
    ),
  ),
  /** Which panel belongs to which tab, and where it stands. */
  nonces: key(
    'session',
    'nonces',
    z.record(
      z.string(),
      z.strictObject({
        tabId: z.int(),
        home: homeSchema,
        at: z.nullable(z.enum(['case', 'log', 'names'])),
        usedBy: z.nullable(z.string()),
      }),
    ),
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
  /** Adapters that are being written, by server, writer and the page's origin: they describe pages, never people. */
  adapterDrafts: key('local', 'adapterDrafts', z.record(z.string(), z.string())),
  /** How each server wants text to be kept, by its address: its public key among others. Nothing in it is secret. */
  vaults: key('local', 'vaults', z.record(z.string(), vaultSchema)),
  /** Panel width by SIS origin, in CSS pixels. */
  widths: key('local', 'widths', z.record(z.string(), z.int())),
  /** Where the panel stands, by SIS origin, as its user chose. */
  homes: key('local', 'homes', z.record(z.string(), homeSchema)),
  /** What was seen of each server's audit trail, by its address. No event clears it: it is about the server. */
  trailWatch: key<Record<string, Watch>>('local', 'trailWatch', z.record(z.string(), watchSchema)),
  /** What is wrong with a server's trail, until somebody says that they have told. */
  trailAlarm: key<Record<string, Alarm>>('local', 'trailAlarm', z.record(z.string(), alarmSchema)),
  /** What was told: kept, since somebody may have to show it. */
  trailEvidence: key<Record<string, Alarm[]>>('local', 'trailEvidence', z.record(z.string(), z.array(alarmSchema))),
} as const;

/** Everything of which there is more than one. */
export const FAMILIES = {
  /** Working copies of text that is not with the server: what the panel shows and what is sent. */
  texts: { area: 'session', prefix: 'text:', schema: keptTextSchema },
  /** The same, sealed: what is left of it after a restart of the browser. */
  sealedTexts: { area: 'local', prefix: 'sealed:', schema: sealedTextSchema },
  /** Face sheets to be read without the server, encrypted: noise as soon as their key (`offline`) is gone. */
  offlineSheets: { area: 'local', prefix: 'offline:', schema: boxSchema },
} as const satisfies Record<string, Family<unknown>>;

/**
 * What each event clears. Text stays through all of them: its working copies go one by one, each as soon as it is
 * surely sealed (`Vault.lock`). Of what may be read offline the key goes at once, and then the rest (`Offline.wipe`).
 * An update of the extension empties `session` as a restart does.
 */
export const CLEARED_BY = {
  /** The session is over: by the user, or by the server's word. */
  signOut: [KEYS.session, KEYS.offline],
  serverChange: [KEYS.session, KEYS.signedOut, KEYS.adapters, KEYS.offline],
} as const;
