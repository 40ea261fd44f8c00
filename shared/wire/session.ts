import * as z from 'zod/mini';
import { classed } from '../access/field-classes.ts';
import { keepableText, secretText } from './text.ts';
import { vaultSchema } from './vault.ts';

export const PASSWORD_MIN = 15;
const CREDENTIAL_MAX = 256;

/** The notice of acceptable use that both sign-in forms show (R55). Whoever changes its text changes this. */
export const USE_NOTICE = '2026-11';
const NOTICE_MAX = 40;

/** The header of what a page asks by itself, without anybody at it: it keeps no session alive (R230). */
export const QUIET_HEADER = 'x-facesheet-quiet';

/** `POST /v1/session`. `kind` says who holds the token: the extension (bearer) or the console (cookie). */
export const signInSchema = classed(
  'none',
  z.strictObject({
    username: keepableText().check(z.trim(), z.minLength(1), z.maxLength(CREDENTIAL_MAX)),
    password: secretText().check(z.minLength(1), z.maxLength(CREDENTIAL_MAX)),
    /** The version of the notice that was shown; kept with the sign-in's audit entry (R55). */
    notice: z.optional(keepableText().check(z.minLength(1), z.maxLength(NOTICE_MAX))),
  }),
);
export type SignIn = z.infer<typeof signInSchema>;

export const meSchema = classed(
  'none',
  z.strictObject({
    staffId: z.uuid(),
    name: z.string(),
    username: z.string(),
    roles: z.array(z.strictObject({ role: z.string(), building: z.nullable(z.string()) })),
    /** What this person may do anywhere, such as `audit.read`. */
    abilities: z.array(z.string()),
    /**
     * What waits for this person: applications to decide on, emergencies to review, questions about one's own uses to
     * answer, and others' to review, own cases with a step that is due, cases before the committee whose next step is
     * theirs, copies of records that wait for a second person, and name updates that wait for one's decision or tasks. 0
     * for who does none of it.
     */
    waiting: z.strictObject({
      applications: z.int(),
      emergencies: z.int(),
      ownQuestions: z.int(),
      questions: z.int(),
      cases: z.int(),
      committee: z.int(),
      /** Requests and yearly duties that are overdue or due today; `duties`: the duties among them. */
      today: z.int(),
      duties: z.int(),
      copies: z.int(),
      names: z.int(),
      /** Adapters that were switched off because they read too much wrong. */
      adapters: z.int(),
    }),
    /** How text that is not sent yet is kept. */
    vault: vaultSchema,
    expiresAt: z.int(),
  }),
);
export type Me = z.infer<typeof meSchema>;

/** The token is shown once, to the extension only; the console gets a cookie and an empty token. */
export const sessionSchema = classed('none', z.strictObject({ token: z.string(), me: meSchema }));
export type Session = z.infer<typeof sessionSchema>;
