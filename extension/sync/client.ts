import * as z from 'zod/mini';
import {
  faceSheetSchema,
  lookupAnswerSchema,
  type FaceSheet,
  type LookupAnswer,
} from '../../shared/areas/cases/face-sheet.ts';
import { CASES_MAX, caseListSchema, casesSchema, type CaseList, type Cases } from '../../shared/areas/cases/case.ts';
import { followUpsSchema, type FollowUps } from '../../shared/areas/contacts/contact.ts';
import { studentLogSchema, type StudentLog } from '../../shared/areas/disclosures/release.ts';
import { namesSchema, type StudentNames } from '../../shared/areas/names/names.ts';
import { openRequestsSchema, type OpenRequests } from '../../shared/areas/requests/request.ts';
import { lettersSchema, type Letters } from '../../shared/areas/letters/letter.ts';
import { applicationListSchema, type ApplicationList } from '../../shared/areas/access/application.ts';
import { audienceSchema, type Audience } from '../../shared/areas/access/sight.ts';
import type { Seen } from '../../shared/sis/sighting.ts';
import {
  type AdapterRevision,
  type AdapterSave,
  type AdapterSaved,
  adapterSavedSchema,
  adaptersAnswerSchema,
  type AdaptersAnswer,
  adapterTextSchema,
  type HealthReport,
  type KeptAdapters,
  keptAdaptersSchema,
} from '../../shared/wire/adapters.ts';
import { opsAnswerSchema, type Op, type OpAnswer } from '../../shared/wire/ops.ts';
import { printAnswerSchema, type PrintRequest } from '../../shared/wire/print.ts';
import { type PullAnswer, pullAnswerSchema, type PullRequest } from '../../shared/wire/pull.ts';
import { QUIET_HEADER, sessionSchema, type Session, USE_NOTICE } from '../../shared/wire/session.ts';
import { draftsOpenedSchema } from '../../shared/wire/vault.ts';
import { type WitnessAnswer, witnessAnswerSchema, type WitnessRequest } from '../../shared/wire/trail.ts';
import { failed, faultOf, type Called } from './faults.ts';

const SMALL_CALL_MS = 5_000;
/** Signing in hashes a password with care; a read may wait for its audit entry. */
const LONG_CALL_MS = 15_000;

const liveSchema = z.object({ product: z.literal('facesheet'), live: z.literal(true) });
const NO_CONTENT = 204;
const APPLICATIONS_SHOWN = 20;

export interface ClientParts {
  readonly fetch: typeof fetch;
  /** Where the server is, in which language to answer, and the bearer token if there is one. */
  aim(): Promise<{ serverUrl: string; locale: string; token: string | null }>;
  /** The server gave somebody who is signed in what they waited for. */
  heard?(): void;
  /** Nothing of it is asked by a user. */
  readonly quiet?: boolean;
}

interface Call<T> {
  readonly path: string;
  readonly schema: z.ZodMiniType<T>;
  readonly body?: unknown;
  readonly method?: string;
  readonly ms?: number;
  readonly serverUrl?: string;
  /** Whose request it is, where that must not change with who is signed in when it is sent. */
  readonly as?: Author;
  /** Asked by the extension itself: keeps no session alive (R230), and is no occasion for anything else. */
  readonly quiet?: boolean;
}

/** Somebody's session with their server. */
export interface Author {
  readonly serverUrl: string;
  readonly token: string;
}

/** Our server as the extension uses it. Every answer is checked against its schema; nothing throws. */
export class Client {
  readonly #parts: ClientParts;

  constructor(parts: ClientParts) {
    this.#parts = parts;
  }

  /** The same, for what nobody pressed. */
  quietly(): Client {
    return new Client({ ...this.#parts, quiet: true });
  }

  live(serverUrl: string): Promise<Called<unknown>> {
    return this.#call({ path: '/health/live', schema: liveSchema, serverUrl });
  }

  signIn(username: string, password: string): Promise<Called<Session>> {
    const body = { username, password, notice: USE_NOTICE };
    return this.#call({ path: '/v1/session', schema: sessionSchema, body, ms: LONG_CALL_MS });
  }

  signOut(): Promise<Called<unknown>> {
    return this.#call({ path: '/v1/session', schema: z.unknown(), method: 'DELETE' });
  }

  adapters(): Promise<Called<AdaptersAnswer>> {
    return this.#call({ path: '/v1/adapters', schema: adaptersAnswerSchema, quiet: true });
  }

  /** How often pages came to what. */
  health(body: HealthReport): Promise<Called<unknown>> {
    return this.#call({ path: '/v1/adapters/health', schema: z.unknown(), body, quiet: true });
  }

  /** Every adapter with its revisions, for whoever keeps them. */
  keptAdapters(): Promise<Called<KeptAdapters>> {
    return this.#call({ path: '/v1/adapters/kept', schema: keptAdaptersSchema });
  }

  adapterText(body: AdapterRevision): Promise<Called<{ json: string }>> {
    return this.#call({ path: '/v1/adapters/revision', schema: adapterTextSchema, body });
  }

  /** Keeps an adapter as its next revision, or puts it in force. */
  saveAdapter(body: AdapterSave): Promise<Called<AdapterSaved>> {
    return this.#call({ path: '/v1/adapters', schema: adapterSavedSchema, body });
  }

  lookUp(seen: Seen): Promise<Called<LookupAnswer>> {
    return this.#call({ path: '/v1/students/lookup', schema: lookupAnswerSchema, body: { seen } });
  }

  faceSheet(studentId: string, { quiet } = { quiet: false }): Promise<Called<FaceSheet>> {
    return this.#call({ path: '/v1/students/face-sheet', schema: faceSheetSchema, body: { studentId }, quiet });
  }

  /** One's own applications for access, newest first, from `before` on. */
  applications(before: ApplicationList['next']): Promise<Called<ApplicationList>> {
    const body = { whose: 'own', limit: APPLICATIONS_SHOWN, ...(before !== null && { before }) };
    return this.#call({ path: '/v1/applications/list', schema: applicationListSchema, body });
  }

  cases(studentId: string): Promise<Called<Cases>> {
    return this.#call({ path: '/v1/cases/read', schema: casesSchema, body: { studentId } });
  }

  /** One's own caseload, by what is due first. */
  caseload(): Promise<Called<CaseList>> {
    const body = { view: 'own', limit: CASES_MAX };
    return this.#call({ path: '/v1/cases/list', schema: caseListSchema, body });
  }

  /** One's own reminders that are not done with. */
  followUps(studentId?: string): Promise<Called<FollowUps>> {
    return this.#call({
      path: '/v1/follow-ups/list',
      schema: followUpsSchema,
      body: { ...(studentId && { studentId }) },
    });
  }

  /** The letters about a student, and what a new one is begun from. */
  letters(studentId: string): Promise<Called<Letters>> {
    return this.#call({ path: '/v1/letters/read', schema: lettersSchema, body: { studentId } });
  }

  /** What the disclosure log holds of a student, and what a new entry is judged by. */
  disclosures(studentId: string): Promise<Called<StudentLog>> {
    return this.#call({ path: '/v1/disclosures/read', schema: studentLogSchema, body: { studentId } });
  }

  /** What is asked of a student's record and not done, in the reader's words. */
  openRequests(studentId: string): Promise<Called<OpenRequests>> {
    return this.#call({ path: '/v1/requests/open', schema: openRequestsSchema, body: { studentId } });
  }

  /** A student's name updates, for whoever has a part in them. */
  names(studentId: string): Promise<Called<StudentNames>> {
    return this.#call({ path: '/v1/names/read', schema: namesSchema, body: { studentId } });
  }

  /** Has it entered in the audit trail that this is about to be printed. */
  printing(body: PrintRequest): Promise<Called<unknown>> {
    return this.#call({ path: '/v1/prints', schema: printAnswerSchema, body });
  }

  /** Who can see the student today. */
  audience(studentId: string): Promise<Called<Audience>> {
    return this.#call({ path: '/v1/students/audience', schema: audienceSchema, body: { studentId }, ms: LONG_CALL_MS });
  }

  /** The newest checkpoint of the audit trail, and how it goes on from the one that was seen. */
  witness(body: WitnessRequest): Promise<Called<WitnessAnswer>> {
    return this.#call({ path: '/v1/trail/witness', schema: witnessAnswerSchema, body, quiet: true });
  }

  /** Sends one op; its answer is about that op or it is nonsense. */
  async apply(op: Op): Promise<Called<OpAnswer>> {
    const said = await this.#call({ path: '/v1/ops', schema: opsAnswerSchema, body: { ops: [op] }, ms: LONG_CALL_MS });
    if (!said.ok) return said;
    const answer = said.value.answers.find(({ opId }) => opId === op.opId);
    return answer ? { ok: true, value: answer } : failed({ cause: 'nonsense' });
  }

  /** Sends ops of one author, under no other session than theirs. An op that is not answered is still to be sent. */
  async applyAll(ops: readonly Op[], as: Author, { quiet } = { quiet: false }): Promise<Called<OpAnswer[]>> {
    const call = { path: '/v1/ops', schema: opsAnswerSchema, body: { ops }, ms: LONG_CALL_MS, as, quiet };
    const said = await this.#call(call);
    return said.ok ? { ok: true, value: said.value.answers } : said;
  }

  /** Opens the author's own sealed texts; null for each that cannot be opened for them. */
  async openDrafts(sealed: readonly string[], as: Author): Promise<Called<(string | null)[]>> {
    const about = { path: '/v1/drafts/open', schema: draftsOpenedSchema, body: { sealed } };
    const said = await this.#call({ ...about, ms: LONG_CALL_MS, as, quiet: true });
    if (!said.ok) return said;
    const { opened } = said.value;
    return opened.length === sealed.length ? { ok: true, value: opened } : failed({ cause: 'nonsense' });
  }

  /** What is new about students who are shown. */
  pull(body: PullRequest, as: Author): Promise<Called<PullAnswer>> {
    return this.#call({ path: '/v1/pull', schema: pullAnswerSchema, body, ms: LONG_CALL_MS, quiet: true, as });
  }

  async #call<T>(asked: Call<T>): Promise<Called<T>> {
    const call = { ...asked, quiet: asked.quiet === true || this.#parts.quiet === true };
    const aim = { ...(await this.#parts.aim()), ...call.as };
    const said = await this.#send(call, aim);
    if (!said) return failed({ cause: 'offline' });
    if (!said.response.ok) return faultOf(said.response.status, said.body);
    const parsed = z.safeParse(call.schema, said.body);
    if (!parsed.success) return failed({ cause: 'nonsense' });
    if (aim.token !== null && !call.quiet && call.as === undefined) this.#parts.heard?.();
    return { ok: true, value: parsed.data };
  }

  async #send(
    call: Call<unknown>,
    aim: { serverUrl: string; locale: string; token: string | null },
  ): Promise<{ response: Response; body: unknown } | null> {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': aim.locale };
    // A token is for its own server only; `serverUrl` in the call is one that is being tried.
    if (aim.token !== null && call.serverUrl === undefined) headers.authorization = `Bearer ${aim.token}`;
    if (call.quiet === true) headers[QUIET_HEADER] = '1';
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    const { fetch } = this.#parts;
    try {
      const response = await fetch(`${call.serverUrl ?? aim.serverUrl}${call.path}`, {
        method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
        headers,
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
        credentials: 'omit',
        cache: 'no-store',
        // A network sign-in page redirects: its answer is nonsense, never followed.
        redirect: 'manual',
        signal: AbortSignal.timeout(call.ms ?? SMALL_CALL_MS),
      });
      return { response, body: await bodyOf(response) };
    } catch {
      return null;
    }
  }
}

/** The body; undefined when it is no JSON. Throws when the connection broke before its end: that is no answer at all. */
async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === NO_CONTENT) return null;
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
