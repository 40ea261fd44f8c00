import { type AuditListAnswer, auditListAnswerSchema } from '../../../shared/wire/audit.ts';
import type { Answer, Api } from '../api.ts';

/** A page of the trail, newest first; `before` is the last page's `next`, absent for the newest page. */
export function auditList({ call }: Api, before: number | undefined, limit: number): Promise<Answer<AuditListAnswer>> {
  return call(auditListAnswerSchema, '/v1/audit/list', { ...(before === undefined ? {} : { before }), limit });
}
