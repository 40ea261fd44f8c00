import * as z from 'zod/mini';
import { isStoreCode, problemSchema, type Problem } from '../../shared/wire/problem.ts';
import type { Trouble } from '../messages.ts';

/** What came of a call: the checked value, or why not. `problem` is our server's own word, where it spoke. */
export type Called<T> = { ok: true; value: T } | { ok: false; why: Trouble; problem: Problem | null };

/** A proxy that answers for a server that does not: the server is out of reach, not wrong. */
const GATEWAY_STATUS = new Set([502, 503, 504]);

export const failed = (
  why: Trouble,
  problem: Problem | null = null,
): { ok: false; why: Trouble; problem: Problem | null } => ({
  ok: false,
  why,
  problem,
});

/** Why an answer that is not a success is one, from its status and body. A stranger's answer is `nonsense`. */
export function faultOf(status: number, body: unknown): { ok: false; why: Trouble; problem: Problem | null } {
  const parsed = z.safeParse(problemSchema, body);
  if (!parsed.success) return failed({ cause: GATEWAY_STATUS.has(status) ? 'offline' : 'nonsense' });
  return failed(troubleOf(parsed.data), parsed.data);
}

function troubleOf(problem: Problem): Trouble {
  const { requestId } = problem;
  if (isStoreCode(problem.code)) return { cause: 'store', what: problem.code, requestId };
  switch (problem.code) {
    case 'signed-out':
      return { cause: 'signed-out' };
    case 'client-too-old':
      return { cause: 'too-old' };
    case 'not-allowed':
    case 'not-visible':
      return { cause: 'not-allowed', wouldAllow: problem.wouldAllow ?? [] };
    case 'stale':
      return { cause: 'refused', code: 'stale', text: problem.detail ?? problem.title };
    case 'invalid':
      return { cause: 'invalid', issues: problem.issues ?? [] };
    default:
      return { cause: 'server', requestId };
  }
}
