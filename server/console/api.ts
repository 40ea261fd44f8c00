import { v7 } from 'uuid';
import * as z from 'zod/mini';
import type { OpAnswer, OpKind } from '../../shared/wire/ops.ts';
import { type Me, meSchema, QUIET_HEADER, sessionSchema, USE_NOTICE } from '../../shared/wire/session.ts';
import { draftsOpenedSchema } from '../../shared/wire/vault.ts';
import { type WitnessAnswer, witnessAnswerSchema, type WitnessRequest } from '../../shared/wire/trail.ts';
import { type Fault, faultOf } from './fault.ts';
import { type FileCall, fileCallOver } from './file-call.ts';
import { opSender, type OpBody } from './op-sender.ts';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/**
 * POSTs a body and checks the answer against its schema. Ids go in the body, never in the path. Who gives the signal
 * stops the request, at the server too; the answer is then `offline`, and nobody waits for it.
 */
export type Call = <S extends z.ZodMiniType>(
  schema: S,
  path: string,
  body: unknown,
  signal?: AbortSignal,
) => Promise<Answer<z.infer<S>>>;

/** GETs what is the same for everybody who may read it, and checks the answer against its schema. */
export type Get = <S extends z.ZodMiniType>(schema: S, path: string) => Promise<Answer<z.infer<S>>>;

/**
 * What the console asks of the server; the calls of a page stand in its own folder, over `call`, `get` and `op`. Nothing
 * throws: whatever goes wrong is an answer. The session lives in a cookie that scripts cannot read.
 */
export interface Api {
  me(): Promise<Answer<Me>>;
  /** The same, asked by the page itself: a session that nobody uses ends all the same (R230). */
  glance(): Promise<Answer<Me>>;
  /** The newest checkpoint of the audit trail; asked by the page itself as well (R230). */
  witness(seen: WitnessRequest): Promise<Answer<WitnessAnswer>>;
  signIn(username: string, password: string): Promise<Answer<Me>>;
  signOut(): Promise<void>;
  /** What somebody wrote here before, opened for them in the order asked; null when there was no answer. */
  openDrafts(sealed: readonly string[]): Promise<readonly (string | null)[] | null>;
  readonly call: Call;
  readonly get: Get;
  readonly file: FileCall;
  /**
   * Sends one change and gives what became of it: applied, refused (with the reason) or invalid (with its fields).
   * A fault leaves open whether it was applied: the same change sent again has the same id, so it is applied once.
   */
  op<K extends OpKind>(kind: K, body: OpBody<K>): Promise<Answer<OpAnswer>>;
  /** Another person is here: what was left open is not theirs to send again. Who comes back may. */
  forget(): void;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const NOTHING = z.unknown();
const QUIET = { [QUIET_HEADER]: '1' };

/** The API over `fetch`. `newId` numbers the changes that are sent. */
export function apiOver(fetchIt: Fetch, newId: () => string = v7): Api {
  const ask = async <S extends z.ZodMiniType>(
    schema: S,
    path: string,
    init: RequestInit,
  ): Promise<Answer<z.infer<S>>> => {
    let response: Response;
    try {
      response = await fetchIt(path, { ...init, headers: { ...init.headers, 'x-facesheet-client': 'console' } });
    } catch {
      return { ok: false, fault: { cause: 'offline' } };
    }
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) return { ok: false, fault: faultOf(body) };
    const parsed = schema.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, fault: { cause: 'nonsense' } };
  };
  const call: Call = (schema, path, body, signal) => ask(schema, path, post(body, signal));
  const get: Get = (schema, path) => ask(schema, path, { method: 'GET' });
  const sender = opSender(call, newId);
  return {
    me: () => get(meSchema, '/v1/me'),
    glance: () => ask(meSchema, '/v1/me', { method: 'GET', headers: QUIET }),
    witness: (seen) => ask(witnessAnswerSchema, '/v1/trail/witness', post(seen, undefined, QUIET)),
    signIn: async (username, password) => {
      const answer = await call(sessionSchema, '/v1/session', { username, password, notice: USE_NOTICE });
      return answer.ok ? { ok: true, value: answer.value.me } : answer;
    },
    signOut: async () => void (await ask(NOTHING, '/v1/session', { method: 'DELETE' })),
    openDrafts: async (sealed) => {
      const answer = await call(draftsOpenedSchema, '/v1/drafts/open', { sealed });
      return answer.ok ? answer.value.opened : null;
    },
    call,
    get,
    file: fileCallOver(fetchIt),
    op: sender.send,
    forget: sender.forget,
  };
}

function post(body: unknown, signal?: AbortSignal, more: Record<string, string> = {}): RequestInit {
  const headers = { 'content-type': 'application/json', ...more };
  return { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) };
}
