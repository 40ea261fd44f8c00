import { type AuditFilter, type AuditListAnswer, auditListAnswerSchema } from '../../../shared/wire/audit.ts';
import type { Answer, Api } from '../api.ts';
import type { FileOptions, Received } from '../file-call.ts';

/** Rows on one page of the trail. */
export const PAGE_SIZE = 50;
/** As many as the server gives at once. */
export const PAGE_MOST = 200;

/** A page of what was sought, newest first; `before` is the last page's `next`, absent for the newest page. */
export function auditList(
  { call }: Api,
  filter: AuditFilter,
  before: number | undefined,
  limit = PAGE_SIZE,
): Promise<Answer<AuditListAnswer>> {
  return call(auditListAnswerSchema, '/v1/audit/list', { filter, before, limit });
}

/** A file of what was sought, with its proofs; the whole trail for null. */
export function auditExport(
  { file }: Api,
  filter: AuditFilter | null,
  options: FileOptions,
): Promise<Answer<Received>> {
  return file('/v1/audit/export', { filter }, 'audit-trail.jsonl', options);
}

/** A file that proves one entry. */
export function auditProof({ file }: Api, seq: number): Promise<Answer<Received>> {
  return file('/v1/audit/proof', { seq }, `audit-entry-${seq}.jsonl`);
}
