import { isStoreCode, type Issue, problemSchema, type StoreCode } from '../../shared/wire/problem.ts';

/** Why an answer could not be had: what the server said, or that nothing of ours answered. */
export type Fault =
  | { readonly cause: 'offline' }
  | { readonly cause: 'nonsense' }
  | { readonly cause: 'signed-out' }
  | { readonly cause: 'not-allowed'; readonly wouldAllow: readonly string[] }
  /** Hidden from this person, or not there: the server answers both alike. */
  | { readonly cause: 'not-visible' }
  /** What was sent is not well formed; each issue names its field. */
  | { readonly cause: 'invalid'; readonly issues: readonly Issue[] }
  | { readonly cause: 'wrong-sign-in' }
  /** It was made from a version that is no longer the newest. */
  | { readonly cause: 'stale' }
  | { readonly cause: 'locked' | 'too-many'; readonly retryAt: number | undefined }
  | { readonly cause: 'store'; readonly what: StoreCode; readonly requestId: string }
  | { readonly cause: 'server'; readonly requestId: string };

/** A problem+json as a fault; anything else did not come from our server. */
export function faultOf(body: unknown): Fault {
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) return { cause: 'nonsense' };
  const { code, requestId, retryAt, wouldAllow, issues } = parsed.data;
  if (isStoreCode(code)) return { cause: 'store', what: code, requestId };
  switch (code) {
    case 'signed-out':
    case 'wrong-sign-in':
    case 'not-visible':
    case 'stale':
      return { cause: code };
    case 'locked':
    case 'too-many':
      return { cause: code, retryAt };
    case 'not-allowed':
      return { cause: code, wouldAllow: wouldAllow ?? [] };
    case 'invalid':
      return { cause: code, issues: issues ?? [] };
    default:
      return { cause: 'server', requestId };
  }
}
