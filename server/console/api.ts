import * as z from 'zod/mini';
import { type AuditListAnswer, auditListAnswerSchema } from '../../shared/wire/audit.ts';
import { isStoreCode, problemSchema, type StoreCode } from '../../shared/wire/problem.ts';
import { type Me, meSchema, sessionSchema } from '../../shared/wire/session.ts';

/** Why an answer could not be had: what the server said, or that nothing of ours answered. */
export type Fault =
  | { readonly cause: 'offline' }
  | { readonly cause: 'nonsense' }
  | { readonly cause: 'signed-out' }
  | { readonly cause: 'not-allowed'; readonly wouldAllow: readonly string[] }
  | { readonly cause: 'wrong-sign-in' }
  | { readonly cause: 'locked' | 'too-many'; readonly retryAt: number | undefined }
  | { readonly cause: 'store'; readonly what: StoreCode; readonly requestId: string }
  | { readonly cause: 'server'; readonly requestId: string };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** What the console asks of the server. The session lives in a cookie that scripts cannot read. */
export interface Api {
  me(): Promise<Answer<Me>>;
  signIn(username: string, password: string): Promise<Answer<Me>>;
  signOut(): Promise<void>;
  /** A page of the trail, newest first; `before` is the last page's `next`. */
  auditList(before: number | undefined, limit: number): Promise<Answer<AuditListAnswer>>;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const NOTHING = z.unknown();

/** The API over `fetch`. Never throws: whatever goes wrong is an answer. */
export function apiOver(fetchIt: Fetch): Api {
  const call = async <S extends z.ZodMiniType>(
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
  return {
    me: () => call(meSchema, '/v1/me', { method: 'GET' }),
    signIn: async (username, password) => {
      const answer = await call(sessionSchema, '/v1/session', post({ username, password }));
      return answer.ok ? { ok: true, value: answer.value.me } : answer;
    },
    signOut: async () => void (await call(NOTHING, '/v1/session', { method: 'DELETE' })),
    auditList: (before, limit) =>
      call(auditListAnswerSchema, '/v1/audit/list', post({ ...(before === undefined ? {} : { before }), limit })),
  };
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A problem+json as a fault; anything else did not come from our server. */
function faultOf(body: unknown): Fault {
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) return { cause: 'nonsense' };
  const { code, requestId, retryAt, wouldAllow } = parsed.data;
  if (isStoreCode(code)) return { cause: 'store', what: code, requestId };
  switch (code) {
    case 'signed-out':
    case 'wrong-sign-in':
      return { cause: code };
    case 'locked':
    case 'too-many':
      return { cause: code, retryAt };
    case 'not-allowed':
      return { cause: code, wouldAllow: wouldAllow ?? [] };
    default:
      return { cause: 'server', requestId };
  }
}
